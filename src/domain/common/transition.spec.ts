import { commandsFrom, defectsOf, statusesAllowing, targetsOf, type TransitionTable } from "./transition"

type Light = "red" | "green" | "dark"
type Command = "go" | "stop" | "break"

const table: TransitionTable<Light, Command> = {
  red: { go: ["green"], break: ["dark"] },
  green: { stop: ["red", "dark"], break: ["dark"] },
  dark: {},
}

describe("a transition table", () => {
  it("gives the statuses a command may lead to", () => {
    expect(targetsOf(table, "green", "stop")).toEqual(["red", "dark"])
  })
  it("gives no status for a command it does not allow", () => {
    expect(targetsOf(table, "dark", "go")).toEqual([])
  })
  it("lists the commands a status allows", () => {
    expect(commandsFrom(table, "red")).toEqual(["go", "break"])
    expect(commandsFrom(table, "dark")).toEqual([])
  })
  it("lists the statuses that allow a command", () => {
    expect(statusesAllowing(table, "break")).toEqual(["red", "green"])
  })
})

describe("the check of a table", () => {
  it("finds nothing wrong with a sound one", () => {
    expect(defectsOf(table, ["red"])).toEqual([])
  })
  it("finds a status that nothing leads to", () => {
    expect(defectsOf({ ...table, green: { stop: ["dark"] } }, ["green"])).toEqual(["red: nothing leads here"])
  })
  it("does not count a command that stays where it is as a way in", () => {
    const lonely: TransitionTable<Light, Command> = { red: { go: ["dark"] }, green: { stop: ["green"] }, dark: {} }
    expect(defectsOf(lonely, ["red"])).toEqual(["green: nothing leads here"])
  })
  it("finds a target that is no status", () => {
    // A table read from elsewhere may name a status that the types would not let us write.
    const unknown = { red: { go: ["blue"] }, green: {}, dark: {} } as unknown as TransitionTable<Light, Command>
    expect(defectsOf(unknown, ["red", "green", "dark"])).toEqual(["red --go--> blue: no such status"])
  })
})
