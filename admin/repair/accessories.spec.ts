import { spokenAccessory, writtenAccessory } from "./accessories"

const GERMAN = { charger: "Ladegerät", cable: "Kabel", battery: "Akku", case: "Hülle", manual: "Anleitung", box: "Originalkarton" } as const
const german = (name: keyof typeof GERMAN): string => GERMAN[name]

describe("an accessory", () => {
  it("is read in the reader's language, whatever it was written down in", () => {
    expect(spokenAccessory("Original box", german)).toBe("Originalkarton")
  })
  it("is written down alike, whatever the language of who typed it", () => {
    expect([writtenAccessory("ladegerät", german), writtenAccessory("Charger", german)]).toEqual(["Charger", "Charger"])
  })
  it("that is not a usual one stays as it was told", () => {
    expect([spokenAccessory("Blue bag", german), writtenAccessory("Blue bag", german)]).toEqual(["Blue bag", "Blue bag"])
  })
})
