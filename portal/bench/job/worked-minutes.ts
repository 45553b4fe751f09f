/** Nobody works longer at a stretch (src/domain/repair/timers.ts). */
export const STRETCH_MINUTES_MAX = 720

export type MinutesProblem = "empty" | "number" | "tooLong"

/** What is wrong with the minutes somebody says she worked; null: nothing. More than the clock ran may well be: it was started late. */
export function minutesProblem(text: string): MinutesProblem | null {
  const plain = text.trim()
  if (plain === "") return "empty"
  if (!/^\d+$/.test(plain)) return "number"
  return Number(plain) > STRETCH_MINUTES_MAX ? "tooLong" : null
}
