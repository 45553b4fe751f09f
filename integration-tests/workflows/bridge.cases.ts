import type { World } from "./world"
export function bridgeCases(_world: World): void { it.todo("cases") }
