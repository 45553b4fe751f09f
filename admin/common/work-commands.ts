import { createContext } from "react"

export interface WorkCommands {
  /** Does what the modal's button does; false where the button is not ready. */
  readonly finish: () => boolean
  readonly leave: () => void
}

/** What a scan inside a work modal may ask of it. */
export const WorkCommandsContext = createContext<WorkCommands | null>(null)
