import { commandsFrom, defectsOf, targetsOf } from "../common/transition"
import { availableClaimCommands, CLAIM_COMMANDS, CLAIM_STATUSES, CLAIM_TRANSITIONS, type ClaimState, type ResultStage } from "./claim"
import { ENTITLEMENT_COMMANDS, ENTITLEMENT_TRANSITIONS } from "./entitlement-commands"
import { ENTITLEMENT_STATUSES } from "./entitlement"
import { REGISTRATION_STATUSES, REGISTRATION_TRANSITIONS } from "./registration"

const claim = (over: Partial<ClaimState>): ClaimState => ({ status: "approved", appealCount: 0, resultStage: "none", isUnitInReach: true, ...over })

describe("the life of a claim", () => {
  it("is a sound table: every status is reached, every target is one", () => expect(defectsOf(CLAIM_TRANSITIONS, ["submitted"])).toEqual([]))
  it("knows every status", () => expect(Object.keys(CLAIM_TRANSITIONS)).toEqual([...CLAIM_STATUSES]))
  it("ends: what is withdrawn or closed stays", () => expect([commandsFrom(CLAIM_TRANSITIONS, "withdrawn"), commandsFrom(CLAIM_TRANSITIONS, "closed")]).toEqual([[], []]))

  it.each(CLAIM_STATUSES.flatMap((status) => CLAIM_COMMANDS.map((command) => [status, command] as const)))("%s: %s is offered exactly where the table allows it", (status, command) => {
    expect(availableClaimCommands(claim({ status })).includes(command)).toBe(targetsOf(CLAIM_TRANSITIONS, status, command).length > 0)
  })

  it("is appealed against once", () => expect(availableClaimCommands(claim({ status: "denied", appealCount: 1 }))).toEqual(["close"]))

  it.each<[ResultStage, string[]]>([
    ["none", ["carry_out", "appeal", "withdraw", "close"]],
    ["waiting", ["appeal", "withdraw", "close"]],
    ["under_way", ["close"]],
    ["done", ["close"]],
    ["off", ["carry_out", "appeal", "withdraw", "close"]],
  ])("whose document is %s takes what nobody has carried out yet, and opens one document at a time", (resultStage, commands) => {
    expect(availableClaimCommands(claim({ status: "partly_approved", resultStage }))).toEqual(commands)
    expect(availableClaimCommands(claim({ status: "approved", resultStage }))).toEqual(commands.filter((command) => command !== "appeal"))
  })
  it("opens nothing for a unit that nobody can reach", () => expect(availableClaimCommands(claim({ isUnitInReach: false }))).toEqual(["withdraw", "close"]))
})

describe("the other tables", () => {
  it("registrations", () => {
    expect(defectsOf(REGISTRATION_TRANSITIONS, ["pending"])).toEqual([])
    expect(Object.keys(REGISTRATION_TRANSITIONS)).toEqual([...REGISTRATION_STATUSES])
  })
  it("entitlements, as far as a person changes them", () => {
    expect(Object.keys(ENTITLEMENT_TRANSITIONS).sort()).toEqual([...ENTITLEMENT_STATUSES].sort())
    expect(ENTITLEMENT_COMMANDS.every((command) => ENTITLEMENT_STATUSES.some((status) => targetsOf(ENTITLEMENT_TRANSITIONS, status, command).length > 0))).toBe(true)
  })
})
