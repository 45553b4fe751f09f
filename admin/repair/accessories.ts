/** What usually comes along. It is written down alike in every language, and each reader reads their own; the bench has the same. */
export const USUAL_ACCESSORIES = { charger: "Charger", cable: "Cable", battery: "Battery", case: "Case", manual: "Manual", box: "Original box" } as const
type Usual = keyof typeof USUAL_ACCESSORIES
const USUAL = Object.keys(USUAL_ACCESSORIES) as Usual[]

/** As a reader says it. */
export function spokenAccessory(written: string, wordOf: (name: Usual) => string): string {
  const usual = USUAL.find((name) => USUAL_ACCESSORIES[name] === written)
  return usual === undefined ? written : wordOf(usual)
}

/** As it is written down, whatever the language of who typed it. */
export function writtenAccessory(typed: string, wordOf: (name: Usual) => string): string {
  const usual = USUAL.find((name) => [USUAL_ACCESSORIES[name], wordOf(name)].some((word) => word.toLowerCase() === typed.toLowerCase()))
  return usual === undefined ? typed : USUAL_ACCESSORIES[usual]
}
