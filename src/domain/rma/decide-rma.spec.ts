import { AGENT, buildLine, buildOffer, buildRma, LATER, LINE_COMMANDS, MOMENT, PAID, RMA_IN, rmaCommand } from "../../../integration-tests/support/rma-builders"
import { AT } from "../../../integration-tests/support/unit-builders"
import { defectsOf, targetsOf } from "../common/transition"
import { availableCustomerActions, availableLineActions, availableRmaActions } from "./available-actions"
import { CUSTOMER_LINE_ACTIONS, RMA_COMMANDS, RMA_LINE_ACTIONS } from "./commands"
import { decideLine } from "./decide-line"
import { decideRma, RMA_COMMAND_STATUSES } from "./decide-rma"
import { DECISIONS, OFFER_STATUSES, RECEPTIONS, RMA_STATUSES, type RmaLine } from "./rma"
import { claimsUnit, statusOf } from "./status"
import { DECISION_COMMANDS, DECISION_TRANSITIONS, RECEPTION_COMMANDS, RECEPTION_TRANSITIONS } from "./transitions"

const FINISHED: Partial<RmaLine> = { reception: "received", resolution: "refund", resolutionStage: "done", disposition: "restock", dispositionStage: "done" }

describe("the status of an RMA", () => {
  it.each(RMA_STATUSES)("is %s for the usual document of that status", (status) => {
    expect(statusOf(RMA_IN[status](), AT)).toBe(status)
  })
  it("ignores rejected lines once another is accepted", () => {
    expect(statusOf(buildRma({}, [{ decision: "rejected" }, { reception: "received" }]), AT)).toBe("received")
  })
  it("is needs_review before requested, when lines differ", () => {
    expect(statusOf(buildRma({}, [{ decision: "pending" }, { decision: "needs_review" }]), AT)).toBe("needs_review")
  })
  it("is canceled when every line is", () => {
    expect(statusOf(buildRma({}, [{ reception: "canceled" }, { reception: "canceled" }]), AT)).toBe("canceled")
  })
  it("is expired from the moment its time is over, without any job", () => {
    const rma = buildRma({ authorizedAt: AT, expiresAt: LATER })
    expect(statusOf(rma, "2026-03-20T09:29:59.999Z")).toBe("authorized")
    expect(statusOf(rma, LATER)).toBe("expired")
  })
  it("never runs out once a unit is on its way, was received or something was promised", () => {
    const late = "2027-01-01T00:00:00.000Z"
    expect(statusOf(buildRma({ expiresAt: LATER }, [{ reception: "in_transit" }]), late)).toBe("authorized")
    expect(statusOf(buildRma({ expiresAt: LATER }, [{ reception: "received" }]), late)).toBe("received")
    expect(statusOf(buildRma({ expiresAt: LATER }, [{ resolution: "replacement", resolutionStage: "begun", isAdvance: true }]), late)).toBe("resolving")
  })
})

describe("a command on the whole document", () => {
  const pairs = RMA_STATUSES.flatMap((status) => RMA_COMMANDS.map((name) => ({ status, name })))
  const needsMore: { readonly [name: string]: readonly string[] } = { close: ["received", "resolving", "partially_received", "authorized"] }
  const isAllowed = ({ status, name }: (typeof pairs)[number]): boolean => RMA_COMMAND_STATUSES[name].includes(status) && !(needsMore[name] ?? []).includes(status)

  it.each(pairs.filter(isAllowed))("$name is allowed for a document that is $status", ({ status, name }) => {
    expect(decideRma(RMA_IN[status](), rmaCommand(name), MOMENT)).toMatchObject({ ok: true })
  })
  it.each(pairs.filter((pair) => !isAllowed(pair)))("$name is refused for a document that is $status", ({ status, name }) => {
    const code = RMA_COMMAND_STATUSES[name].includes(status) ? "rma.line_unfinished" : "document.wrong_status"
    expect(decideRma(RMA_IN[status](), rmaCommand(name), MOMENT)).toMatchObject({ ok: false, rejection: { code } })
  })
  it.each(RMA_STATUSES)("is offered for %s exactly when it would not be refused", (status) => {
    const rma = RMA_IN[status]()
    const possible = RMA_COMMANDS.filter((name) => decideRma(rma, rmaCommand(name), MOMENT).ok)
    expect(availableRmaActions(rma, MOMENT).filter((name) => name !== "receive")).toEqual(possible)
  })
  it("authorizes what is not decided and leaves what is", () => {
    const decided = decideRma(buildRma({}, [{ decision: "pending" }, { decision: "rejected" }, { decision: "needs_review" }]), rmaCommand("authorize"), MOMENT)
    expect(decided).toMatchObject({ ok: true, outcome: { rma: { authorizedAt: AT, expiresAt: LATER, lines: [{ decision: "accepted", decidedBy: AGENT }, { decision: "rejected" }, { decision: "accepted" }] } } })
  })
  it("renews an authorization that ran out", () => {
    const renewed = decideRma(buildRma({ authorizedAt: AT, expiresAt: AT }), rmaCommand("authorize"), { ...MOMENT, at: "2026-03-10T00:00:00.000Z" })
    expect(renewed).toMatchObject({ ok: true, outcome: { rma: { expiredAt: null, expiresAt: LATER } } })
  })
  it("closes when every line has its outcome, and names those that lack one", () => {
    expect(decideRma(buildRma({}, [FINISHED, { decision: "rejected" }]), rmaCommand("close"), MOMENT)).toMatchObject({ ok: true })
    expect(decideRma(buildRma({}, [FINISHED, { ...FINISHED, dispositionStage: "begun" }]), rmaCommand("close"), MOMENT)).toMatchObject({
      rejection: { code: "rma.line_unfinished", details: { lines: [{ line_id: "rmal_2" }] } },
    })
  })
  it("does not close over a rejected unit that still lies with us", () => {
    const rma = buildRma({}, [{ decision: "rejected", reception: "received" }, FINISHED])
    expect(decideRma(rma, rmaCommand("close"), MOMENT)).toMatchObject({ rejection: { code: "rma.line_unfinished" } })
  })
  it("does not cancel what is on its way, was received or has begun", () => {
    for (const line of [{ reception: "in_transit" as const }, { resolution: "replacement" as const, resolutionStage: "begun" as const, isAdvance: true }]) {
      expect(decideRma(buildRma({ authorizedAt: AT, expiresAt: LATER }, [{}, line]), rmaCommand("cancel"), MOMENT)).toMatchObject({ ok: false, rejection: { code: "rma.already_begun" } })
    }
  })
})

describe("the tables of a line", () => {
  it("are sound", () => {
    expect(defectsOf(RECEPTION_TRANSITIONS, ["awaiting"])).toEqual([])
    expect(defectsOf(DECISION_TRANSITIONS, ["pending"])).toEqual([])
  })

  const receptionPairs = RECEPTIONS.flatMap((from) => RECEPTION_COMMANDS.filter((name) => name !== "cancel").map((name) => ({ from, name, to: targetsOf(RECEPTION_TRANSITIONS, from, name) })))
  it.each(receptionPairs)("$name on a line that is $from leads to $to", ({ from, name, to }) => {
    const line = buildLine({ reception: from })
    const decided = decideLine(buildRma({}, [line]), line, LINE_COMMANDS[name], MOMENT)
    if (to.length === 0) expect(decided).toMatchObject({ ok: false, rejection: { code: "rma.wrong_reception", details: { reception: from } } })
    else expect(decided).toMatchObject({ ok: true, outcome: { line: { reception: to[0] } } })
  })

  const decisionPairs = DECISIONS.flatMap((from) => DECISION_COMMANDS.map((name) => ({ from, name, to: targetsOf(DECISION_TRANSITIONS, from, name) })))
  const DECIDE = { accept: "accepted", reject: "rejected", review: "needs_review" } as const
  it.each(decisionPairs)("$name on a line that is $from leads to $to", ({ from, name, to }) => {
    const line = buildLine({ decision: from })
    const decided = decideLine(buildRma({}, [line]), line, { name: "decide", decision: DECIDE[name], reasons: [] }, MOMENT)
    if (to.length === 0) expect(decided).toMatchObject({ ok: false, rejection: { code: "rma.wrong_decision" } })
    else expect(decided).toMatchObject({ ok: true, outcome: { line: { decision: to[0], decidedBy: AGENT, decidedAt: AT } } })
  })
})

describe("a line", () => {
  it.each(["closed", "canceled"] as const)("takes nothing once its document is %s", (status) => {
    const rma = RMA_IN[status]()
    for (const command of Object.values(LINE_COMMANDS)) {
      expect(decideLine(rma, rma.lines[0] as RmaLine, command, MOMENT)).toMatchObject({ ok: false, rejection: { code: "rma.ended" } })
    }
    expect(availableLineActions(rma, rma.lines[0] as RmaLine, MOMENT)).toEqual([])
  })
  it("keeps its decision once something rests on it", () => {
    const line = buildLine({ resolution: "refund", resolutionStage: "begun", paid: PAID })
    expect(decideLine(buildRma({}, [line]), line, { name: "decide", decision: "rejected", reasons: [] }, MOMENT)).toMatchObject({ rejection: { code: "rma.already_begun" } })
  })
  it("is inspected only in our hands", () => {
    for (const reception of RECEPTIONS) {
      const line = buildLine({ reception })
      expect(decideLine(buildRma({}, [line]), line, LINE_COMMANDS.inspect, MOMENT).ok).toBe(reception === "received")
    }
  })
  it("offers an action exactly when some form of it is not refused", () => {
    const states: readonly Partial<RmaLine>[] = RECEPTIONS.flatMap((reception) => DECISIONS.flatMap((decision) => [
      { reception, decision }, ...OFFER_STATUSES.map((status) => ({ reception, decision, offer: buildOffer({ status }) })), { reception, decision, offer: buildOffer({ expiresAt: AT }) }, { reception, decision, resolution: "refund" as const, resolutionStage: "done" as const, disposition: "quarantine" as const, dispositionStage: "done" as const },
    ]))
    for (const state of states) {
      const line = buildLine(state)
      const rma = buildRma({}, [line])
      const offered = new Set<string>([...availableLineActions(rma, line, MOMENT), ...availableCustomerActions(rma, line, MOMENT)])
      for (const action of [...RMA_LINE_ACTIONS, ...CUSTOMER_LINE_ACTIONS]) {
        if (action === "dispose" || action === "resolve" || action === "decide") continue
        expect({ state, action, offered: offered.has(action) }).toEqual({ state, action, offered: decideLine(rma, line, LINE_COMMANDS[action], MOMENT).ok })
      }
    }
  })
  it("claims its unit until it is rejected, canceled or the document has ended", () => {
    expect(claimsUnit(buildRma(), buildLine())).toBe(true)
    expect(claimsUnit(buildRma(), buildLine({ decision: "rejected" }))).toBe(false)
    expect(claimsUnit(buildRma(), buildLine({ decision: "rejected", reception: "received" }))).toBe(true)
    expect(claimsUnit(buildRma({ closedAt: AT }), buildLine())).toBe(false)
    expect(claimsUnit(buildRma({ expiredAt: AT }), buildLine())).toBe(false)
    expect(claimsUnit(buildRma(), buildLine({ reception: "canceled" }))).toBe(false)
  })
})
