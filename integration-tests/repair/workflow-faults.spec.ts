import { Modules } from "@medusajs/framework/utils"
import { AFTERCARE_MODULE } from "../../src/modules/aftercare/joiner-config"
import { requestRepairPayment } from "../../src/workflows/repair/request-payment"
import { noticePayment, paymentByHand, readUnpaidRepairs } from "../../src/workflows/repair/settle-payment"
import { giveTechnicianRole } from "../../src/workflows/technician/accept-invite"
import { countStatements, unique } from "../ledger/fixture"
import { act, AGENT, buildSold, byAgent, LABOUR_50, open, openRepairs, type RepairFixture } from "./fixture"

/** How: Medusa's modules are played by memory that dies before or after each call; the step is run again, as the engine or the queue does. */

let fixture: RepairFixture
beforeAll(async () => void (fixture = await openRepairs()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

type Container = Parameters<typeof requestRepairPayment>[0]

function containerOf(modules: { readonly [name: string]: unknown }): Container {
  const known: { readonly [name: string]: unknown } = { [AFTERCARE_MODULE]: { services: fixture.services }, [Modules.LOCKING]: { execute: (_key: string, work: () => Promise<unknown>) => work() }, ...modules }
  return { resolve: (name: string) => known[name] } as unknown as Container
}

/** Runs `effect` and dies around it the first time that `name` is called. */
function dyingOnce(name: string, when: "before" | "after") {
  let died = false
  return async <Result>(call: string, effect: () => Result): Promise<Result> => {
    const dies = call === name && !died
    if (dies && when === "before") {
      died = true
      throw new Error(`died before ${call}`)
    }
    const result = effect()
    if (dies) {
      died = true
      throw new Error(`died after ${call}`)
    }
    return result
  }
}

async function readyRepair(): Promise<string> {
  const { unitId } = await buildSold(fixture)
  const { id } = await open(fixture.services, unitId)
  await act(fixture.services, id, "start_diagnosis", LABOUR_50, "quote", byAgent("approve_quote"), "start_repair", "record_test", byAgent("pass_qc"), "mark_ready")
  return id
}

describe("the payment of a repair", () => {
  it.each((["listPaymentCollections", "createPaymentCollections"] as const).flatMap((name) => (["before", "after"] as const).map((when) => [name, when] as const)))("is one collection although the process died at %s, %s it", async (name, when) => {
    const id = await readyRepair()
    const made: { id: string; amount: number; currency_code: string; metadata: Record<string, unknown> }[] = []
    const call = dyingOnce(name, when)
    const payments = {
      listPaymentCollections: ({ metadata }: { metadata: Record<string, unknown> }) => call("listPaymentCollections", () => made.filter((collection) => JSON.stringify(collection.metadata) === JSON.stringify(metadata))),
      createPaymentCollections: (input: { amount: number; currency_code: string; metadata: Record<string, unknown> }) => call("createPaymentCollections", () => {
        const collection = { ...input, id: unique("paycol") }
        made.push(collection)
        return collection
      }),
    }
    const container = containerOf({ [Modules.PAYMENT]: payments })
    await expect(requestRepairPayment(container, id)).rejects.toThrow("died")
    const [first, second] = [await requestRepairPayment(container, id), await requestRepairPayment(container, id)]
    expect(made).toMatchObject([{ id: first, amount: 50, currency_code: "eur" }])
    expect(second).toBe(first)
    expect((await fixture.services.repairs.get(AGENT.actor, id)).order.paymentCollectionId).toBe(first)
  })

  it("is asked for by the command that makes the repair ready, and by no other", async () => {
    const id = await readyRepair()
    expect(await fixture.query("select job from outbox_message where job = 'request_repair_payment' and payload ->> 'document_id' = $1", [id])).toHaveLength(1)
    const { unitId } = await buildSold(fixture)
    const free = await open(fixture.services, unitId)
    await act(fixture.services, free.id, "start_diagnosis", "mark_no_fault_found")
    expect(await fixture.query("select job from outbox_message where job = 'request_repair_payment' and payload ->> 'document_id' = $1", [free.id])).toHaveLength(0)
    expect(await fixture.services.repairs.paymentDue(free.id)).toBeNull()
  })
})

describe("a repair that is paid", () => {
  it("is known as paid by the event, or without it by the next pass, and as owed again when it is refunded", async () => {
    const id = await readyRepair()
    await fixture.services.repairs.notePayment(id, "paycol_x")
    const collection = { id: "paycol_x", metadata: { aftercare_repair_order: id }, captured_amount: 0, refunded_amount: 0 }
    const payments = { listPayments: async ({ id: [paymentId] }: { id: string[] }) => (paymentId === "pay_x" ? [{ id: "pay_x", payment_collection_id: "paycol_x" }] : []), listPaymentCollections: async () => [collection] }
    const container = containerOf({ [Modules.PAYMENT]: payments })
    const paid = async () => (await fixture.services.repairs.get(AGENT.actor, id)).order.paidMinor
    await readUnpaidRepairs(container)
    expect(await paid()).toBe(0)
    collection.captured_amount = 50
    await noticePayment(container, "pay_of_an_order")
    expect(await paid()).toBe(0)
    await readUnpaidRepairs(container)
    expect(await paid()).toBe(5_000)
    collection.refunded_amount = 20
    await noticePayment(container, "pay_x")
    expect(await paid()).toBe(3_000)
    // Refused, nothing was captured: it stays owed.
    Object.assign(collection, { captured_amount: 0, refunded_amount: 0 })
    await noticePayment(container, "pay_x")
    expect([await paid(), (await fixture.services.repairs.unpaid({ after: null, limit: 10 })).at(-1)?.id]).toEqual([0, id])
  })

  it("is read back however many wait before it, and a page of many costs as many statements as one of few", async () => {
    const payments = (paidId: string | null) => ({ listPaymentCollections: async ({ id }: { id: string[] }) => id.map((one) => ({ id: one, captured_amount: one === paidId ? 50 : 0, refunded_amount: 0 })) })
    const read = (paidId: string | null, pageSize?: number) => countStatements(() => readUnpaidRepairs(containerOf({ [Modules.PAYMENT]: payments(paidId) }), pageSize))
    const [first, last] = [await readyRepair(), await readyRepair()]
    await fixture.services.repairs.notePayment(first, unique("paycol"))
    const fewer = await read(null)
    const lastCollection = await fixture.services.repairs.notePayment(last, unique("paycol"))
    expect((await read(null)).count).toBe(fewer.count)
    await read(lastCollection, 1)
    const paid = async (id: string) => (await fixture.services.repairs.get(AGENT.actor, id)).order.paidMinor
    expect([await paid(first), await paid(last)]).toEqual([0, 5_000])
  })
})

describe("a repair that is paid at the counter", () => {
  interface FakePayment { readonly id: string; readonly provider_id: string; readonly payment_session_id: string; canceled_at: string | null; captured_at: string | null }
  const card = (over: Partial<FakePayment> = {}): FakePayment => ({ id: "pay_card", provider_id: "pp_card", payment_session_id: "payses_card", canceled_at: null, captured_at: null, ...over })

  /** One collection with what stands on it: a card that was authorized, and a card form that was left open. */
  function collectionOf(standing: FakePayment, call: ReturnType<typeof dyingOnce>) {
    const made = [standing]
    const sessions: { id: string; provider_id: string; authorized_at: string | null }[] = [["payses_card", "then"] as const, ["payses_open", null] as const].map(([id, authorized_at]) => ({ id, provider_id: "pp_card", authorized_at }))
    const payments = {
      retrievePaymentCollection: async () => ({ id: "paycol_y", amount: 50, currency_code: "eur", payments: structuredClone(made), payment_sessions: structuredClone(sessions) }),
      cancelPayment: (id: string) => call("cancelPayment", () => made.filter((payment) => payment.id === id).forEach((payment) => void (payment.canceled_at = "now"))),
      deletePaymentSession: (id: string) => call("deletePaymentSession", () => void sessions.splice(sessions.findIndex((session) => session.id === id), 1)),
      createPaymentSession: (_id: string, { provider_id }: { provider_id: string }) => call("createPaymentSession", () => sessions[sessions.push({ id: unique("payses"), provider_id, authorized_at: null }) - 1]),
      authorizePaymentSession: (id: string) => call("authorizePaymentSession", () => {
        if (!made.some(({ payment_session_id }) => payment_session_id === id)) made.push(card({ id: "pay_hand", provider_id: "pp_system_default", payment_session_id: id }))
        return made.find(({ payment_session_id }) => payment_session_id === id)
      }),
    }
    return { made, sessions, payments: payments as unknown as Parameters<typeof paymentByHand>[0] }
  }

  const calls = ["cancelPayment", "deletePaymentSession", "createPaymentSession", "authorizePaymentSession"]
  it.each(calls.flatMap((name) => (["before", "after"] as const).map((when) => [name, when] as const)))("gives up the card that stands for it and is paid by hand once, although the process died at %s, %s it", async (name, when) => {
    const { made, sessions, payments } = collectionOf(card(), dyingOnce(name, when))
    await expect(paymentByHand(payments, "paycol_y")).rejects.toThrow("died")
    for (const again of [1, 2]) expect([again, await paymentByHand(payments, "paycol_y")]).toEqual([again, "pay_hand"])
    expect(made.map(({ id, canceled_at }) => [id, canceled_at])).toEqual([["pay_card", "now"], ["pay_hand", null]])
    expect(sessions.map(({ provider_id }) => provider_id)).toEqual(["pp_card", "pp_system_default"])
  })

  it("was paid where its card was captured already: nothing is given up and nothing made", async () => {
    const { made, sessions, payments } = collectionOf(card({ captured_at: "then" }), dyingOnce("", "before"))
    expect(await paymentByHand(payments, "paycol_y")).toBeNull()
    expect([made.length, made[0]?.canceled_at, sessions.length]).toEqual([1, null, 2])
  })
})

describe("an invitation", () => {
  it.each((["register", "updateAuthIdentities"] as const).flatMap((name) => (["before", "after"] as const).map((when) => [name, when] as const)))("is still good when the process died at %s, %s it", async (name, when) => {
    const email = `${unique("tech")}@test.local`
    const technician = await fixture.services.technicians.create(AGENT, { email, name: "T" })
    const [row] = await fixture.query<{ payload: { token_id: string } }>("select payload from outbox_message where job = 'send_notice' and payload ->> 'document_id' = $1", [technician.id])
    const token = fixture.services.tokens.secretOf(row?.payload.token_id ?? "")
    const identities: { id: string; app_metadata: Record<string, unknown>; password: string }[] = []
    const call = dyingOnce(name, when)
    const auth = {
      listAuthIdentities: async () => identities,
      register: (_provider: string, { body }: { body: { password: string } }) => call("register", () => void identities.push({ id: "authid_1", app_metadata: {}, password: body.password })),
      updateProvider: (_provider: string, { password }: { password: string }) => call("updateProvider", () => void identities.forEach((identity) => void (identity.password = password))),
      updateAuthIdentities: ([update]: { id: string; app_metadata: Record<string, unknown> }[]) => call("updateAuthIdentities", () => void Object.assign(identities[0] ?? {}, update)),
    }
    const container = containerOf({ [Modules.AUTH]: auth })
    await expect(giveTechnicianRole(container, { token, password: "first-try-1" })).rejects.toThrow("died")
    await giveTechnicianRole(container, { token, password: "second-try-2" })
    expect(identities).toMatchObject([{ password: "second-try-2", app_metadata: { technician_id: technician.id } }])
    expect(await fixture.services.technicians.acceptInvite(token)).toMatchObject({ id: technician.id, acceptedAt: expect.any(String) as string })
    await expect(fixture.services.technicians.acceptInvite(token)).rejects.toMatchObject({ rejection: { code: "token.invalid" } })
  })
})
