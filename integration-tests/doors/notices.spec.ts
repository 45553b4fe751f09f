import { Modules } from "@medusajs/framework/utils"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { DataSource } from "typeorm"
import type AftercareModuleService from "../../src/modules/aftercare/service"
import { createDataSource } from "../../src/persistence/data-source"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import { eraseAddresses } from "../../src/services/notice/notice-address"
import { type NoticeToSend, sendNotice } from "../../src/workflows/notice/send-notice"
import { expectLedgerCoherent } from "../support/coherence"
import { bootMedusa, type InProcessMedusa } from "../workflows/in-process-medusa"

// These tests send by themselves; the real consumer would send the same.
jest.mock("../../src/bridge/start", () => ({ startBridge: async () => ({ stop: async () => undefined }) }))

let medusa: InProcessMedusa
let dataSource: DataSource
let folder: string
let outboxFile: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "aftercare-notices-"))
  outboxFile = path.join(folder, "outbox.ndjson")
  Object.assign(process.env, { AFTERCARE_DEMO: "1", AFTERCARE_OUTBOX_FILE: outboxFile, AFTERCARE_PUBLIC_URL: "https://shop.example" })
  medusa = await bootMedusa()
  dataSource = await createDataSource({ databaseUrl: medusa.databaseUrl, poolSize: 2 }).initialize()
}, 600_000)
afterEach(async () => {
  jest.restoreAllMocks()
  await expectLedgerCoherent(dataSource)
})
afterAll(async () => {
  for (const name of ["AFTERCARE_DEMO", "AFTERCARE_OUTBOX_FILE", "AFTERCARE_PUBLIC_URL"]) delete process.env[name]
  await dataSource?.destroy()
  await medusa?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const query = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> => withClient(dataSource, (client) => namedQuery<Row>(client, text, values))

interface Line {
  readonly to: string
  readonly template: string
  readonly data: { readonly token?: string; readonly url?: string }
}
const lines = (): Line[] => (existsSync(outboxFile) ? readFileSync(outboxFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as Line) : [])

let sequence = 0
async function addressee(): Promise<{ readonly email: string; readonly recipient: NoticeToSend["recipient"] }> {
  const id = `aadr_${(sequence += 1)}`
  const email = `to-${sequence}@mail.example`
  await query("insert into notice_address (id, email) values ($1, $2)", [id, email])
  return { email, recipient: { type: "address", id } }
}

const messageId = (): string => `obm_test_${(sequence += 1)}`
const send = (notice: Partial<NoticeToSend>, id = messageId()) =>
  sendNotice(medusa.container, { template: "rma_received", recipient: { type: "address", id: "aadr_none" }, data: { display_id: "RMA-2026-000001" }, token_id: null, ...notice }, id)
const sentTo = (email: string): Line[] => lines().filter(({ to }) => to === email)
const storedOf = (id: string) => query<{ status: string; data: object }>("select status, data from notification where idempotency_key = $1", [id])

interface ProviderService {
  readonly send: (...args: unknown[]) => Promise<unknown>
  readonly getProviderForChannels: (...args: unknown[]) => Promise<unknown>
}
const providers = (): ProviderService => (medusa.container.resolve(Modules.NOTIFICATION) as unknown as { notificationProviderService_: ProviderService }).notificationProviderService_

describe("a notice", () => {
  it("goes to the typed address, with its template and data", async () => {
    const { email, recipient } = await addressee()
    await send({ recipient })
    expect(sentTo(email)).toMatchObject([{ template: "rma_received", data: { display_id: "RMA-2026-000001" } }])
  })

  it("goes to a customer's present address", async () => {
    const customers = medusa.container.resolve(Modules.CUSTOMER)
    const { id } = await customers.createCustomers({ email: "first@mail.example" })
    await customers.updateCustomers(id, { email: "second@mail.example" })
    await send({ recipient: { type: "customer", id } })
    expect([sentTo("first@mail.example").length, sentTo("second@mail.example").length]).toEqual([0, 1])
  })

  it("goes nowhere, without an error, when nobody is there any more", async () => {
    const { email, recipient } = await addressee()
    await withClient(dataSource, (client) => eraseAddresses(client, [recipient.id]))
    const before = lines().length
    await send({ recipient })
    await send({ recipient: { type: "customer", id: "cus_nobody" } })
    await send({ recipient: { type: "order", id: "order_nobody" } })
    await send({ recipient: { type: "technician", id: "atec_nobody" } })
    expect([sentTo(email), lines().length]).toEqual([[], before])
  })

  it("is sent once however often its job runs", async () => {
    const { email, recipient } = await addressee()
    const id = messageId()
    for (let run = 0; run < 3; run++) await send({ recipient }, id)
    expect(sentTo(email)).toHaveLength(1)
  })

  it("is sent once when its job runs twice at the same time", async () => {
    const { email, recipient } = await addressee()
    const id = messageId()
    const runs = await Promise.allSettled([send({ recipient }, id), send({ recipient }, id)])
    // The slower one may fail and be repeated by its queue; it finds the mail sent.
    expect(runs.some(({ status }) => status === "fulfilled")).toBe(true)
    await send({ recipient }, id)
    expect(sentTo(email)).toHaveLength(1)
  })

  it("that the provider refused is sent by the next run of its job, once", async () => {
    const { email, recipient } = await addressee()
    const id = messageId()
    jest.spyOn(providers(), "send").mockRejectedValueOnce(new Error("the post office is closed"))
    await expect(send({ recipient }, id)).rejects.toThrow("the post office is closed")
    expect(await storedOf(id)).toMatchObject([{ status: "failure" }])
    for (let run = 0; run < 2; run++) await send({ recipient }, id)
    expect(sentTo(email)).toHaveLength(1)
    expect(await storedOf(id)).toMatchObject([{ status: "success" }])
  })

  it("whose process died while sending waits for it a minute, then is sent anew", async () => {
    const { email, recipient } = await addressee()
    const id = messageId()
    await send({ recipient: (await addressee()).recipient }, id)
    await query("update notification set status = 'pending', created_at = now() where idempotency_key = $1", [id])
    await expect(send({ recipient }, id)).rejects.toThrow("is being sent by another process")
    await query("update notification set created_at = now() - interval '2 minutes' where idempotency_key = $1", [id])
    await send({ recipient }, id)
    expect(sentTo(email)).toHaveLength(1)
  })

  it("does not fail in a shop that has no provider for e-mail, and says so once", async () => {
    const warn = jest.spyOn(medusa.container.resolve("logger"), "warn")
    jest.spyOn(providers(), "getProviderForChannels").mockResolvedValue([])
    const { email, recipient } = await addressee()
    for (let run = 0; run < 3; run++) await send({ recipient })
    expect(warn.mock.calls.filter(([text]) => String(text).includes("Aftercare sends no mails"))).toHaveLength(1)
    expect(sentTo(email)).toEqual([])
  })
})

describe("a notice without a token", () => {
  it.each([
    [{ rma_id: "arma_1", unit_id: "aunit_1" }, "https://shop.example/portal/returns/arma_1"],
    [{ rma_id: "arma_1", payment_collection_id: "pay_col_1" }, "https://shop.example/portal/pay/pay_col_1"],
    [{ repair_order_id: "arep/../1" }, "https://shop.example/portal/repairs/arep%2F..%2F1"],
    [{ unit_id: "aunit_1" }, "https://shop.example/portal/products/aunit_1"],
    [{ line_id: "x" }, undefined],
  ])("leads to the page of what it tells of: %j", async (data, url) => {
    const { email, recipient } = await addressee()
    await send({ recipient, data })
    expect(sentTo(email)[0]?.data.url).toBe(url)
  })
})

describe("a notice with a one-time token", () => {
  it("carries the secret and its link, and leaves neither with Medusa", async () => {
    const { email, recipient } = await addressee()
    const id = messageId()
    await send({ template: "ownership_transfer", recipient, token_id: "atok_1" }, id)
    const [mail] = sentTo(email)
    const token = medusa.container.resolve<AftercareModuleService>("aftercare").services.tokens.secretOf("atok_1")
    expect(mail?.data).toMatchObject({ token, url: `https://shop.example/portal/transfer#token=${token}`, display_id: "RMA-2026-000001" })
    expect(await storedOf(id)).toEqual([{ status: "success", data: { display_id: "RMA-2026-000001", token: null, url: null } }])
  })

  it("leaves the secret nowhere when the provider fails either", async () => {
    const { recipient } = await addressee()
    const id = messageId()
    jest.spyOn(providers(), "send").mockRejectedValueOnce(new Error("closed"))
    await expect(send({ template: "guest_access", recipient, token_id: "atok_2" }, id)).rejects.toThrow("closed")
    expect(JSON.stringify(await storedOf(id))).not.toContain("atok_2")
  })

  it.each([
    ["guest_access", "https://shop.example/portal/access#token="],
    ["repair_quote", "https://shop.example/portal/quote#token="],
    ["payment_link", "https://shop.example/portal/pay#token="],
    ["technician_invite", "https://shop.example/bench/invite#token="],
  ])("%s leads to %s", async (template, start) => {
    const { email, recipient } = await addressee()
    await send({ template, recipient, token_id: "atok_3" })
    expect(sentTo(email)[0]?.data.url?.startsWith(start)).toBe(true)
  })
})
