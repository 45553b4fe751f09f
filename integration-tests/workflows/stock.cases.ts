import type { World } from "./world"
export function stockCases(_world: World): void { it.todo("cases") }
