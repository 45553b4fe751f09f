/** A unit that nobody here knows, accepted with a reason. */
export interface BlindLine {
  readonly serial: string
  readonly itemId: string | null
  readonly reason: string
}

export const newBlindLine = (serial: string): BlindLine => ({ serial, itemId: null, reason: "" })
export const isBlindComplete = ({ itemId, reason }: BlindLine): boolean => itemId !== null && reason !== ""
