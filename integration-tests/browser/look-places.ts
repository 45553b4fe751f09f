import type { HttpOrderUnits, HttpRmaDetailAnswer, HttpUnit } from "../../src/types/http"
import { eventually } from "../http/support/client"
import { createTrackedProduct, fulfill, orderUnits, placeOrder, type Shop, tag } from "../http/support/shop"
import { type Desk, uploadFile } from "./desk"
import { deliveredUnit } from "./returns.cases"

/** What is ours on a page: the whole page, an open dialog, or our boxes in a page of Medusa's. */
type Ours = "main" | "[role=dialog]" | "[data-aftercare-section]"

export interface Place {
  readonly path: string
  readonly ours: Ours
}

export type Places = Readonly<Record<string, Place>>

const page = (path: string): Place => ({ path, ours: "main" })
const dialog = (path: string): Place => ({ path, ours: "[role=dialog]" })
const box = (path: string): Place => ({ path, ours: "[data-aftercare-section]" })

interface Stock {
  readonly units: readonly HttpUnit[]
  readonly variantId: string
  readonly productId: string
  readonly inventoryItemId: string
}

/** Every page of the desk with something on it, by name; and the state that each of its dialogs needs. */
export async function preparePlaces(desk: Desk): Promise<Places> {
  const { shop } = desk
  const stock = await createTrackedProduct(shop, { unitCount: 3 })
  const owned = await deliveredUnit(shop)
  const [orders, returns, repairs, warranty, vendors, rules] = [
    await ordersOf(shop, stock), await returnsOf(desk, stock), await repairsOf(desk), await warrantyOf(desk, owned.unit), await vendorsOf(desk), await rulesOf(desk),
  ]
  const created = await uploadFile<{ import: { id: string } }>(desk.client, "/admin/units/import", "delivery.csv", `serial_number,variant_id,location_id\n${tag()},${stock.variantId},nowhere\n`)
  const customer = await customerOf(desk)
  return {
    overview: page("/aftercare"), units: page("/aftercare/units?hold=any"), "units-empty": page("/aftercare/units?q=NOTHING-HAS-THIS"), unit: page(`/aftercare/units/${stock.units[0]?.id}`), "unit-free": page(`/aftercare/units/${stock.units[2]?.id}`),
    "unit-sold": page(`/aftercare/units/${owned.unit.id}`), receive: dialog("/aftercare/units/receive"), cases: page("/aftercare/exceptions"), jobs: page("/aftercare/jobs?state=done"), imports: page("/aftercare/imports"), import: page(`/aftercare/imports/${created.import.id}`),
    technicians: page("/aftercare/technicians"), satisfaction: page("/aftercare/satisfaction"), "order-delivered": box(`/orders/${owned.orderId}`), variant: box(`/products/${stock.productId}/variants/${stock.variantId}`), "inventory-item": box(`/inventory/${stock.inventoryItemId}`), customer: box(`/customers/${customer}`),
    ...orders, ...returns, ...repairs, ...warranty, ...vendors, ...rules,
  }
}

async function ordersOf(shop: Shop, { variantId, units }: Stock): Promise<Places> {
  const hasUnits = ({ lines }: HttpOrderUnits): boolean => lines[0]?.units.length === 1
  const held = await placeOrder(shop, [{ variant_id: variantId, quantity: 1 }])
  await eventually(() => orderUnits(shop, held.id), hasUnits)
  // The case that a promised unit is held stands among the open cases.
  await shop.client.ok("POST", "/admin/units/commands", { command: "hold", kind: "recall", reason_code: "lot-7", note: "The maker calls them back.", units: units.slice(0, 2).map(({ id }) => ({ unit_id: id })) })
  const { variantId: sold } = await createTrackedProduct(shop, { unitCount: 2 })
  const [open, packed] = [await placeOrder(shop, [{ variant_id: sold, quantity: 1 }]), await placeOrder(shop, [{ variant_id: sold, quantity: 1 }])]
  for (const { id } of [open, packed]) await eventually(() => orderUnits(shop, id), hasUnits)
  await fulfill(shop, packed)
  const { variantId: byHand } = await createTrackedProduct(shop, { unitCount: 1, policy: { allocate_at: "manual" } })
  const waiting = await placeOrder(shop, [{ variant_id: byHand, quantity: 1 }])
  return { order: box(`/orders/${held.id}`), "order-open": box(`/orders/${open.id}`), "order-packed": box(`/orders/${packed.id}`), "order-waiting": box(`/orders/${waiting.id}`) }
}

async function returnsOf({ client, shop }: Desk, { units, inventoryItemId }: Stock): Promise<Places> {
  const asked = { reason_code: "defective", requested_resolution: "repair" }
  const { rma: blind } = await client.ok<HttpRmaDetailAnswer>("POST", "/admin/rmas", { lines: [{ serial_number: tag(), inventory_item_id: inventoryItemId, blind_reason: "gift", ...asked }] })
  const accepted = async (): Promise<HttpRmaDetailAnswer["rma"]> => {
    const { unit } = await deliveredUnit(shop)
    const { rma } = await client.ok<HttpRmaDetailAnswer>("POST", "/admin/rmas", { lines: [{ unit_id: unit.id, ...asked }] })
    const read = async (): Promise<HttpRmaDetailAnswer["rma"]> => (await client.ok<HttpRmaDetailAnswer>("GET", `/admin/rmas/${rma.id}`)).rma
    if ((await read()).lines[0]?.decision !== "accepted") await client.ok("POST", `/admin/rmas/${rma.id}/lines/${rma.lines[0]?.id}/decide`, { decision: "accepted", reason_code: "within_policy" })
    return eventually(read, ({ authorized_at }) => authorized_at !== null)
  }
  const [awaited, received] = [await accepted(), await accepted()]
  await client.ok("POST", `/admin/rmas/${received.id}/receive`, { location_id: shop.locationIds[0], items: [{ unit_id: received.lines[0]?.unit_id }] })
  return {
    returns: page("/aftercare/returns"), return: page(`/aftercare/returns/${blind.id}`), "return-awaited": page(`/aftercare/returns/${awaited.id}`), "return-received": page(`/aftercare/returns/${received.id}`), "return-create": dialog(`/aftercare/returns/create?unit=${units[1]?.id}`),
  }
}

async function repairsOf({ client, shop }: Desk): Promise<Places> {
  const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 })
  const { repair_order: repair } = await client.ok<{ repair_order: { id: string } }>("POST", "/admin/repair-orders", { unit_id: unit?.id, problem: "The screen stays dark." })
  const act = (action: string, body: object = {}): Promise<unknown> => client.ok("POST", `/admin/repair-orders/${repair.id}/${action}`, body)
  await act("check_in", { serial_number: unit?.serial_number, accessories: ["charger"] })
  await act("start_diagnosis")
  await act("add_line", { kind: "labour", description: "Change the screen", minutes: 30, amount: 40 })
  await act("start_timer", { description: "Looked for the fault" })
  return {
    repairs: page("/aftercare/repairs"), "repairs-list": page("/aftercare/repairs?view=list"), repair: page(`/aftercare/repairs/${repair.id}`), "repair-create": dialog("/aftercare/repairs/create"),
  }
}

async function warrantyOf({ client, shop }: Desk, owned: HttpUnit): Promise<Places> {
  const { warranty_policy: policy } = await client.ok<{ warranty_policy: { id: string } }>("POST", "/admin/warranty-policies", { name: "Two years", duration_months: 24 })
  await client.ok("POST", `/admin/warranty-policies/${policy.id}/publish`, {})
  const { unit } = await deliveredUnit(shop)
  const { warranty_claim: claim } = await client.ok<{ warranty_claim: { id: string } }>("POST", "/admin/warranty-claims", { unit_id: unit.id, problem: "It does not charge any more.", fault_code: "battery", cause: "wear" })
  await eventually(() => client.ok<{ coverage: { entitlements: object[] } }>("GET", `/admin/units/${unit.id}/coverage`), ({ coverage }) => coverage.entitlements.length > 0)
  const { customer } = await client.ok<{ customer: { id: string } }>("POST", "/admin/customers", { email: `${tag().toLowerCase()}@example.com` })
  await client.ok("POST", "/admin/warranty-registrations", { customer_id: customer.id, serial_number: tag(), purchased_on: "2026-01-05" })
  const { warranty_batch: list } = await uploadFile<{ warranty_batch: { id: string } }>(client, "/admin/warranty-batches?kind=coverage_checks", "numbers.csv", `serial_number\n${owned.serial_number}\nNOBODY\n`)
  return {
    warranty: page("/aftercare/warranty"), "coverage-check": page("/aftercare/warranty?view=check"), registrations: page("/aftercare/warranty/registrations?status=pending"), claims: page("/aftercare/warranty/claims"), claim: page(`/aftercare/warranty/claims/${claim.id}`), "unit-covered": page(`/aftercare/units/${unit.id}`),
    "policy-new": page("/aftercare/warranty/policies"), "policy-version": page(`/aftercare/warranty/policies?base=${policy.id}`), batch: page(`/aftercare/warranty/batches/${list.id}`),
  }
}

async function vendorsOf({ client, shop }: Desk): Promise<Places> {
  const { units: failed } = await createTrackedProduct(shop, { unitCount: 3 })
  await client.ok("POST", "/admin/units/commands", { command: "quarantine", reason_code: "defective", units: failed.map(({ id }) => ({ unit_id: id })) })
  const open = async (unit: HttpUnit | undefined): Promise<string> => (await client.ok<{ vendor_claim: { id: string } }>("POST", "/admin/vendor-claims", { vendor_id: "ACME", units: [{ unit_id: unit?.id, claimed_amount: 80, currency_code: "eur", fault_codes: ["no_power"] }], note: "By phone." })).vendor_claim.id
  const [sent, unsent] = [await open(failed[0]), await open(failed[1])]
  await client.ok("POST", `/admin/vendor-claims/${sent}/ship`, { tracking_number: "TRACK-1" })
  return {
    "vendor-claims": page("/aftercare/vendor-claims"), "vendor-claim": page(`/aftercare/vendor-claims/${sent}`), "vendor-claim-open": page(`/aftercare/vendor-claims/${unsent}`), "vendor-claim-create": dialog(`/aftercare/vendor-claims/create?units=${failed[2]?.id}`), recoveries: page("/aftercare/vendor-claims/recovery"),
  }
}

async function rulesOf({ client, shop }: Desk): Promise<Places> {
  const { inventoryItemId } = await createTrackedProduct(shop, { unitCount: 1 })
  await client.ok("POST", "/admin/technicians", { name: "Tess Bench", email: `${tag().toLowerCase()}@example.com` })
  await client.ok("POST", "/admin/return-rules", { name: "Two weeks", priority: 10, outcome: "authorize", reason_code: "within_policy", conditions: { reason_codes: ["changed_mind"], inventory_item_ids: [inventoryItemId], countries: ["at"], within: { term: "P14D", from: "delivered" } } })
  await client.ok("POST", "/admin/return-rules", { name: "Too late", priority: 20, outcome: "deny", reason_code: "outside_period", enabled: false, conditions: { after: { term: "P2Y", from: "delivered" } } })
  await client.ok("POST", `/admin/test-protocols/${inventoryItemId}`, { tests: [{ name: "Supply voltage", unit: "V", min: 4.75, max: 5.25 }, { name: "Display is whole" }] })
  return { "return-rules": page("/aftercare/rules"), "repair-codes": page("/aftercare/rules/repair-codes?kind=action"), "test-protocols": page("/aftercare/rules/test-protocols") }
}

async function customerOf({ client }: Desk): Promise<string> {
  const { customer } = await client.ok<{ customer: { id: string } }>("POST", "/admin/customers", { email: `${tag().toLowerCase()}@example.com` })
  await client.ok("POST", `/admin/customers/${customer.id}/store-credit/adjust`, { currency_code: "eur", amount: 50, reason_code: "goodwill" })
  return customer.id
}
