import type { World } from "./world"
export function reconcileCases(_world: World): void { it.todo("cases") }
