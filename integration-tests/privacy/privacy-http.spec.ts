import { becomeGuest, type Customer, register, type Sale, sell, visit, type Visit } from "../doors/people"
import { type Client, connect } from "../http/support/client"
import { createShop, type Shop, tag } from "../http/support/shop"
import { createDataSource } from "../../src/persistence/data-source"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import { verifyLedger } from "../../src/ledger/verify-ledger"

/**
 * One name is written into every field that takes free words, by herself and by those who speak of her, over HTTP; then
 * she is erased, and the name is looked for in every column of every table of ours.
 */
const NAME = `Zephyrine-${tag()}`
const START_MS_MAX = 600_000
/** Whatever can be written of one customer is written of her. */
const LIFE_MS_MAX = 180_000

let client: Client
let shop: Shop
let ann: Customer
let bob: Customer
let dataSource: ReturnType<typeof createDataSource>
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  ;[ann, bob] = await Promise.all([register(shop), register(shop)])
  dataSource = createDataSource({ databaseUrl: client.databaseUrl, poolSize: 2 })
  await dataSource.initialize()
}, START_MS_MAX)
afterAll(() => dataSource.destroy())

const says = (what: string): string => `${NAME} ${what}`
const home = (street: string): object => ({ first_name: says("first"), last_name: says("last"), company: says("company"), address_1: says(street), address_2: says("floor"), postal_code: "10001", city: says("town"), province: says("province"), country_code: "us" })
/** Every write is repeatable, as the pages send it: so its answer is kept, with all that it says. */
const repeatable = (): { readonly "idempotency-key": string } => ({ "idempotency-key": tag() })
const asAgent = <Body>(method: string, path: string, body?: object): Promise<Body> => client.ok<Body>(method, `/admin${path}`, body, { headers: repeatable() })
async function asAnn<Body>(method: string, path: string, body?: object, who: Visit = { token: ann.token }): Promise<Body> {
  const answer = await visit<Body>(shop, method, `/store${path}`, body, { ...who, headers: repeatable() })
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Tables and columns of ours in which the name still stands. */
async function whereItStands(name = NAME): Promise<string[]> {
  const tables = [...new Set(dataSource.entityMetadatas.map(({ tableName }) => tableName))].sort()
  return withClient(dataSource, async (db) => {
    const found: string[] = []
    for (const table of tables) {
      const rows = await namedQuery<{ key: string }>(db, `select distinct f.key from ${table} t, jsonb_each_text(to_jsonb(t)) f where f.value ilike '%' || $1::text || '%'`, [name])
      found.push(...rows.map(({ key }) => `${table}.${key}`))
    }
    return found
  })
}

async function uploaded(name: string): Promise<string> {
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==", "base64")
  const form = new FormData()
  form.append("file", new Blob([new Uint8Array(png)], { type: "image/png" }), `${name}.png`)
  const answer = await fetch(`${client.baseUrl}/store/attachments`, { method: "POST", headers: { authorization: `Bearer ${ann.token}`, "x-publishable-api-key": shop.publishableKey, ...repeatable() }, body: form })
  return ((await answer.json()) as { attachment: { id: string } }).attachment.id
}

/** A claim that was asked about, answered, denied, appealed against and granted. */
async function claims(unitId: string): Promise<void> {
  const { warranty_claim: claim } = await asAnn<{ warranty_claim: { id: string } }>("POST", "/warranty-claims", { unit_id: unitId, problem: says("dropped nothing"), address: home("claims street"), attachment_ids: [await uploaded(says("photo"))] })
  const tell = (action: string, note: string, more: object = {}) => asAgent("POST", `/warranty-claims/${claim.id}/${action}`, { note: says(note), ...more })
  await tell("request_info", "shall send a photo")
  await asAnn("POST", `/warranty-claims/${claim.id}/provide_info`, { note: says("sends a photo") })
  await tell("deny", "is not believed", { reason_code: "misuse_found" })
  await asAnn("POST", `/warranty-claims/${claim.id}/appeal`, { note: says("appeals") })
  await tell("approve", "is believed", { reason_code: "goodwill" })
  const { warranty_claim: { result } } = await asAgent<{ warranty_claim: { result: { id: string } } }>("GET", `/warranty-claims/${claim.id}`)
  await asAgent("POST", `/rmas/${result.id}/cancel`, { note: says("does not send it") })
  await tell("close", "is content")
}

async function registrations(unit: Sale["units"][number]): Promise<void> {
  await asAnn("POST", "/warranty-registrations", { serial_number: unit.serial_number, product_hint: says("drill"), proof: await uploaded(says("bill")) })
  await asAnn("POST", "/warranty-registrations", { serial_number: `${NAME}-NUMBER`, product_hint: says("saw") })
  const { warranty_registrations: [pending] } = await asAgent<{ warranty_registrations: { id: string }[] }>("GET", `/warranty-registrations?status=pending&customer_id=${ann.id}`)
  await asAgent("POST", `/warranty-registrations/${pending?.id}/reject`, { reason_code: "unreadable", note: says("wrote her name there") })
}

async function returns(unit: Sale["units"][number]): Promise<void> {
  const { rma } = await asAnn<{ rma: { id: string; lines: { id: string }[] } }>("POST", "/rmas", { lines: [{ unit_id: unit.id, reason_code: "defective", requested_resolution: "repair", note: says("is angry") }], address: home("returns street") })
  await asAnn("POST", `/rmas/${rma.id}/messages`, { note: says("asks again") })
  await asAgent("POST", `/rmas/${rma.id}/notes`, { note: says("called") })
  const line = `/rmas/${rma.id}/lines/${rma.lines[0]?.id}`
  await client.call("POST", `/admin${line}/decide`, { decision: "accepted", reason_code: "goodwill", note: says("gets it") }, { headers: repeatable() })
  await asAgent("POST", `/rmas/${rma.id}/address`, { address: home("corrected street") })
  await asAgent("POST", `/rmas/${rma.id}/receive`, { location_id: shop.locationIds[0], items: [{ serial_number: unit.serial_number, condition_note: says("wrote on the box"), tracking_number: "T-1" }] })
  await asAgent("POST", `${line}/inspect`, { grade: "b", fault_codes: [], checklist: { remark: says("engraved it") }, note: says("scratched it") })
  const { variants: [variant] } = await asAgent<{ variants: { id: string }[] }>("GET", "/product-variants?limit=1&fields=id")
  await asAgent("POST", `${line}/offer_replacement`, { variant_id: variant?.id, note: says("shall like this one") })
  await asAnn("POST", `${line}/decline_offer`, { note: says("does not like it") })
  await asAgent("POST", `${line}/dispose`, { disposition: "repair" })
  const { repair_orders: [repair] } = await asAgent<{ repair_orders: { id: string }[] }>("GET", `/repair-orders?unit_id=${unit.id}`)
  const act = (action: string, body: object) => asAgent("POST", `/repair-orders/${repair?.id}/${action}`, body)
  await act("check_in", { serial_number: unit.serial_number, accessories: [says("charger")], note: says("left a letter") })
  await act("start_diagnosis", {})
  await act("diagnose", { symptom_code: "no_power", note: says("opened it herself") })
  await act("add_line", { kind: "labour", description: says("cable"), minutes: 5, amount: 10 })
}

/** By a link to her order, without signing in. */
async function asGuest(unit: Sale["units"][number], guest: Visit): Promise<void> {
  const { rma } = await asAnn<{ rma: { id: string } }>("POST", "/rmas", { lines: [{ unit_id: unit.id, reason_code: "defective", note: says("is in a hurry") }], address: home("guests street") }, guest)
  await asAgent("POST", `/rmas/${rma.id}/deny`, { note: says("sent it too late") })
  await asAgent("POST", `/rmas/${rma.id}/close`, {})
  await asAnn("POST", `/rmas/${rma.id}/satisfaction`, { score: 1, comment: says("is not amused") }, guest)
}

/** How many answers are kept in which the name stands. */
const keptAnswers = async (): Promise<number> =>
  (await withClient(dataSource, (db) => namedQuery(db, "select r.key from command_receipt r where r.response ->> 'body' ilike '%' || $1::text || '%'", [NAME]))).length

describe("a customer who is erased", () => {
  it("is named in no column of any table of ours, by whoever it was written; the histories still verify", async () => {
    const sale = await sell(shop, ann, 5)
    const [first, second, third, fourth, fifth] = sale.units as [Sale["units"][number], Sale["units"][number], Sale["units"][number], Sale["units"][number], Sale["units"][number]]
    await asGuest(fifth, { guest: await becomeGuest(shop, ann.email, { order_display_id: sale.order.display_id }) })
    await claims(first.id)
    await registrations(second)
    await returns(second)
    await asAgent("POST", "/units/commands", { command: "hold", units: [{ unit_id: fourth.id }], kind: "dispute", note: says("reported it stolen") })
    await asAgent("POST", "/repair-orders", { unit_id: fourth.id, problem: says("says it hums"), address: home("repairs street") })
    await asAgent("POST", "/rmas", { lines: [{ unit_id: first.id, reason_code: "defective", requested_resolution: "refund", note: says("changed her mind"), blind_reason: says("is known here") }] })
    await asAnn("POST", "/ownership-transfers", { unit_id: third.id, to_email: `${NAME.toLowerCase()}@example.com` })
    await asAgent("POST", `/customers/${ann.id}/store-credit/adjust`, { amount: 5, currency_code: "usd", reason_code: "goodwill", note: says("waited too long") })
    const planted = await whereItStands()
    expect(planted.length).toBeGreaterThan(5)
    expect(await keptAnswers()).toBeGreaterThan(10)

    const exported = JSON.stringify(await asAgent("POST", `/customers/${ann.id}/aftercare/export`, {}))
    for (const words of ["dropped nothing", "sends a photo", "is not believed", "is believed", "appeals", "drill", "is angry", "called", "charger", "opened it herself", "says it hums", "shall like this one", "does not like it", "reported it stolen", "claims street", "corrected street", "guests street", "repairs street"]) expect(exported).toContain(says(words))

    const erase = () => client.ok<{ erased: Record<string, number> }>("POST", `/admin/customers/${ann.id}/aftercare/erase`, {})
    expect((await erase()).erased["kept_answers"]).toBeGreaterThan(10)
    expect(await whereItStands()).toEqual([])
    expect(await whereItStands(ann.email)).toEqual([])
    const { defects } = await verifyLedger(dataSource)
    expect(defects).toEqual([])
    expect(Object.values((await erase()).erased).every((count) => count === 0)).toBe(true)
    expect(bob.id).not.toBe(ann.id)
  }, LIFE_MS_MAX)
})
