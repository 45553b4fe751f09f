import { reconcileOnce } from "../../src/bridge/reconciler"
import { chargeOrder } from "../../src/workflows/rma/charge-order"
import { refundOrder } from "../../src/workflows/rma/refund-order"
import { fulfilRedemption } from "../../src/workflows/store-credit/fulfil-redemption"
import { returnUnusedCredit } from "../../src/workflows/store-credit/return-unused-credit"
import { admin, call, cancelOrder, type Json, tag } from "./medusa-shop"
import { createPriced, orderPaid, readOrder } from "./rma-shop"
import { type MoneyWorld, pendingOf, type Sale, saleOf, shopOf } from "./rma-world"
import { AGENT } from "./world"

interface Customer {
  readonly id: string
  readonly token: string
}

export function storeCreditCases(world: MoneyWorld): void {
  async function signUp(): Promise<Customer> {
    const login = { email: `c-${tag()}@example.com`, password: "a long password" }
    const key = { "x-publishable-api-key": world.shop.publishableKey }
    const { body: registered } = await call(world.medusa, "POST", "/auth/customer/emailpass/register", login, { authorization: "" })
    const { body } = await call(world.medusa, "POST", "/store/customers", { email: login.email, first_name: "Ann", last_name: "Buyer" }, { ...key, authorization: `Bearer ${registered.token}` })
    const { body: session } = await call(world.medusa, "POST", "/auth/customer/emailpass", login, { authorization: "" })
    return { id: body.customer.id, token: session.token }
  }
  const grant = (customerId: string, amountMinor: number) => world.aftercare.credits.grant({ customerId, currencyCode: "usd", amountMinor, source: { type: "rma_line", id: tag() }, actor: AGENT.actor })
  const asCustomer = ({ token }: Customer, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call(world.medusa, method, `/store/store-credit${path}`, body, { "x-publishable-api-key": world.shop.publishableKey, authorization: token === "" ? "" : `Bearer ${token}`, ...headers })
  const balanceOf = async (customerId: string): Promise<number> => (await world.aftercare.credits.balances(customerId))[0]?.balanceMinor ?? 0

  /** An order of this customer. */
  async function buys(customer: Customer, price: number, codes: readonly string[] = []): Promise<Sale> {
    const shop = await shopOf(world, "usd")
    const product = await createPriced(world.medusa, shop, price)
    return saleOf(world, shop, product, await orderPaid(world.medusa, shop, [{ variant_id: product.variantId, quantity: 1 }], { customerToken: customer.token, ship: false, promotionCodes: codes }))
  }
  const adjustmentsOf = async ({ orderId }: Sale): Promise<number[]> => {
    const { order } = await admin(world.medusa, "GET", `/orders/${orderId}?fields=*items,*items.adjustments`)
    return order.items.flatMap(({ adjustments }: Json) => adjustments.map(({ amount }: Json) => amount))
  }

  it("is seen by its customer and by agents, and by nobody else", async () => {
    const [ann, bob] = [await signUp(), await signUp()]
    await grant(ann.id, 2_550)
    const { status, body } = await asCustomer(ann, "GET", "")
    expect([status, body.store_credit, body.count, body.entries[0].amount]).toEqual([200, { customer_id: ann.id, balances: [{ currency_code: "usd", balance: 25.5 }] }, 1, 25.5])
    expect((await asCustomer(bob, "GET", "")).body.store_credit.balances).toEqual([])
    expect((await asCustomer({ id: "", token: "" }, "GET", "")).status).toBe(401)
    expect((await admin(world.medusa, "GET", `/customers/${ann.id}/store-credit`)).store_credit).toEqual(body.store_credit)
    expect((await call(world.medusa, "GET", "/admin/customers/cus_none/store-credit")).body.code).toBe("not_found")
  })

  it("is adjusted by an agent with a reason, once for its key, and never below zero", async () => {
    const ann = await signUp()
    const adjust = (amount: number, key: string) => call(world.medusa, "POST", `/admin/customers/${ann.id}/store-credit/adjust`, { currency_code: "USD", amount, reason_code: "goodwill" }, { "idempotency-key": key })
    expect((await adjust(12.34, "a")).body).toMatchObject({ store_credit: { balances: [{ currency_code: "usd", balance: 12.34 }] }, entry: { kind: "adjustment", amount: 12.34, reason_code: "goodwill" } })
    expect((await adjust(12.34, "a")).body.store_credit.balances).toEqual([{ currency_code: "usd", balance: 12.34 }])
    const refused = await adjust(-12.35, "b")
    expect([refused.status, refused.body.code]).toEqual([422, "store_credit.insufficient"])
    expect((await adjust(0.001, "c")).body.code).toBe("request.invalid")
    expect((await adjust(0, "d")).body.code).toBe("request.invalid")
  })

  it("becomes a promotion for one cart of this customer; what the cart does not need comes back", async () => {
    const [ann, bob] = [await signUp(), await signUp()]
    await grant(ann.id, 5_000)
    const { status, body } = await asCustomer(ann, "POST", "/redeem", { currency_code: "usd", amount: 30 }, { "idempotency-key": "r1" })
    expect([status, body.store_credit.balances]).toEqual([200, [{ currency_code: "usd", balance: 20 }]])
    const code = body.entry.promotion_code
    expect((await asCustomer(ann, "POST", "/redeem", { currency_code: "usd", amount: 30 }, { "idempotency-key": "r1" })).body.entry.promotion_code).toBe(code)
    expect(await adjustmentsOf(await buys(bob, 100, [code]))).toEqual([])
    const sale = await buys(ann, 12.5, [code])
    expect(await adjustmentsOf(sale)).toEqual([12.5])
    await returnUnusedCredit(world.medusa.container, sale.orderId)
    await returnUnusedCredit(world.medusa.container, sale.orderId)
    expect(await balanceOf(ann.id)).toBe(3_750)
    expect(await adjustmentsOf(await buys(ann, 100, [code]))).toEqual([])
    await refundOrder(world.medusa.container, { orderId: sale.orderId, amountMinor: 100, key: tag() })
    await returnUnusedCredit(world.medusa.container, sale.orderId)
    expect(await balanceOf(ann.id)).toBe(3_750)
    await cancelOrder(world.medusa, sale.orderId)
    await reconcileOnce(world.medusa.container)
    expect(await balanceOf(ann.id)).toBe(5_000)
  })

  it("pays what the customer owes on an order of hers, and not a cent more", async () => {
    const [ann, bob] = [await signUp(), await signUp()]
    for (const { id } of [ann, bob]) await grant(id, 10_000)
    const { orderId } = await buys(ann, 50)
    await chargeOrder(world.medusa.container, { orderId, amountMinor: 3_000, key: `${orderId}:charge` })
    const redeem = (customer: Customer, amount: number, key: string) => asCustomer(customer, "POST", "/redeem", { currency_code: "usd", amount, order_id: orderId }, { "idempotency-key": key })
    expect([(await redeem(bob, 10, "x")).body.code, await balanceOf(bob.id)]).toEqual(["store_credit.order_not_customers", 10_000])
    expect([(await redeem(ann, 30.01, "y")).body.code, await balanceOf(ann.id)]).toEqual(["settlement.above_owed", 10_000])
    const paid = await redeem(ann, 30, "z")
    expect([paid.status, paid.body.entry.order_id]).toEqual([200, orderId])
    expect((await redeem(ann, 30, "z")).body.entry.id).toBe(paid.body.entry.id)
    expect([await balanceOf(ann.id), await pendingOf(world, orderId)]).toEqual([7_000, 0])
    expect((await readOrder(world.medusa, orderId)).credit_lines.filter(({ reference }: Json) => reference === "store_credit").length).toBe(1)
  })

  it("comes back when the order owes less by the time it is carried out, and is not given twice", async () => {
    const ann = await signUp()
    await grant(ann.id, 1_000)
    const { orderId } = await buys(ann, 50)
    const entry = await world.aftercare.credits.redeem(AGENT, { customerId: ann.id, currencyCode: "usd", amountMinor: 400, orderId, redemptionId: tag() })
    await expect(fulfilRedemption(world.medusa.container, entry.id)).rejects.toMatchObject({ rejection: { code: "settlement.above_owed" } })
    await fulfilRedemption(world.medusa.container, entry.id)
    expect([await balanceOf(ann.id), await pendingOf(world, orderId)]).toEqual([1_000, 0])
  })

  it("is given in Medusa by its job when the process died before it", async () => {
    const ann = await signUp()
    await grant(ann.id, 1_000)
    const { id, promotionCode } = await world.aftercare.credits.redeem(AGENT, { customerId: ann.id, currencyCode: "usd", amountMinor: 400, orderId: null, redemptionId: tag() })
    await fulfilRedemption(world.medusa.container, id)
    await fulfilRedemption(world.medusa.container, id)
    const { promotions } = await admin(world.medusa, "GET", `/promotions?q=${promotionCode}&fields=id,code,limit`)
    expect(promotions.map(({ code, limit }: Json) => [code, limit])).toEqual([[promotionCode, 1]])
  })
}
