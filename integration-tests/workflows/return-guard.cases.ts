import { reject, type Rejection } from "../../src/domain/common/rejection"
import type { AskedReturn } from "../../src/workflows/rma/blocks-return-of"
import { admin, call } from "./medusa-shop"
import { store } from "./rma-shop"
import { type MoneyWorld, openChanges, sell } from "./rma-world"

export function returnGuardCases(world: MoneyWorld): void {
  /** The RMA services as these routes see them. */
  async function guarded<Result>(blocksReturnOf: (asked: AskedReturn) => Promise<Rejection | null>, work: () => Promise<Result>): Promise<Result> {
    const spy = jest.spyOn(world.aftercare.rmas, "blocksReturnOf").mockImplementation(blocksReturnOf)
    try {
      return await work()
    } finally {
      spy.mockRestore()
    }
  }
  const REFUSAL = reject("return.handled_by_rma", "The unit is in RMA-2026-000001.", { display_id: "RMA-2026-000001" })

  it("are refused on every route by which a unit would come back, in our form", async () => {
    const { shop, orderId, lineItemId, warehouseId, product } = await sell(world, { quantity: 2 })
    const item = { id: lineItemId, quantity: 1 }
    const asked: AskedReturn[] = []
    const refuse = async (question: AskedReturn): Promise<Rejection> => {
      asked.push(question)
      return REFUSAL
    }
    const refused = async (path: string, body: unknown): Promise<void> => {
      const answer = await guarded(refuse, () => call(world.medusa, "POST", path, body))
      expect([path, answer.status, answer.body.code, answer.body.details]).toEqual([path, 409, "return.handled_by_rma", REFUSAL.details])
    }
    const { return: made } = await admin(world.medusa, "POST", "/returns", { order_id: orderId, location_id: warehouseId })
    await refused(`/admin/returns/${made.id}/request-items`, { items: [item] })
    await admin(world.medusa, "POST", `/returns/${made.id}/request-items`, { items: [item] })
    await refused(`/admin/returns/${made.id}/request`, {})
    await admin(world.medusa, "POST", `/returns/${made.id}/request`, {})
    await admin(world.medusa, "POST", `/returns/${made.id}/receive`, {})
    await refused(`/admin/returns/${made.id}/receive-items`, { items: [item] })
    await refused(`/admin/returns/${made.id}/dismiss-items`, { items: [item] })
    await call(world.medusa, "DELETE", `/admin/returns/${made.id}/receive`)
    const { claim } = await admin(world.medusa, "POST", "/claims", { type: "refund", order_id: orderId })
    await refused(`/admin/claims/${claim.id}/inbound/items`, { items: [item] })
    await admin(world.medusa, "POST", `/claims/${claim.id}/inbound/items`, { items: [item], location_id: warehouseId })
    await refused(`/admin/claims/${claim.id}/request`, {})
    await call(world.medusa, "DELETE", `/admin/claims/${claim.id}/request`)
    const { exchange } = await admin(world.medusa, "POST", "/exchanges", { order_id: orderId })
    await refused(`/admin/exchanges/${exchange.id}/inbound/items`, { items: [item] })
    await admin(world.medusa, "POST", `/exchanges/${exchange.id}/inbound/items`, { items: [item], location_id: warehouseId })
    await admin(world.medusa, "POST", `/exchanges/${exchange.id}/outbound/items`, { items: [{ variant_id: product.variantId, quantity: 1 }] })
    await refused(`/admin/exchanges/${exchange.id}/request`, {})
    await call(world.medusa, "DELETE", `/admin/exchanges/${exchange.id}/request`)
    await expect(guarded(refuse, () => store(world.medusa, shop, "POST", "/returns", { order_id: orderId, items: [item], return_shipping: { option_id: shop.returnOptionId } }))).rejects.toThrow("return.handled_by_rma")
    expect(asked.map(({ orderId: id, items }) => [id, items])).toEqual(asked.map(() => [orderId, [{ lineItemId, quantity: 1 }]]))
    expect(asked.map(({ moment, returnId }) => [moment, returnId === made.id])).toEqual([
      ["request", true], ["request", true], ["receive", true], ["receive", true], ["request", false], ["request", false], ["request", false], ["request", false], ["request", false],
    ])
    expect(await openChanges(world, orderId)).toBe(0)
  })

  it("go their way when nothing blocks them", async () => {
    const { shop, orderId, lineItemId, warehouseId } = await sell(world)
    const made = await guarded(async () => null, () => store(world.medusa, shop, "POST", "/returns", { order_id: orderId, location_id: warehouseId, items: [{ id: lineItemId, quantity: 1 }], return_shipping: { option_id: shop.returnOptionId } }))
    expect(made.return.status).toBe("requested")
  })
}
