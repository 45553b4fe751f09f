import type { World } from "./world"
export function orderCases(_world: World): void { it.todo("cases") }
