import { minutesProblem } from "./worked-minutes"

describe("worked minutes", () => {
  it.each(["0", " 45 ", "007", "720"])("may be %j", (text) => expect(minutesProblem(text)).toBeNull())
  it.each([["", "empty"], ["   ", "empty"], ["a lot", "number"], ["-5", "number"], ["7,5", "number"], ["1e3", "number"], ["721", "tooLong"], ["9".repeat(40), "tooLong"]] as const)("%j is refused: %s", (text, problem) => expect(minutesProblem(text)).toBe(problem))
})
