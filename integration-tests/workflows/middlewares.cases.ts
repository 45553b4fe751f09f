import type { World } from "./world"
export function middlewareCases(_world: World): void { it.todo("cases") }
