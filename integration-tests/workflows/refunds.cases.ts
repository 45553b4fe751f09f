import type { IPaymentModuleService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { setPaymentFailures } from "../../scripts/demo/providers/payment/provider"
import { chargeOrder } from "../../src/workflows/rma/charge-order"
import { paymentsOf as paymentModule } from "../../src/workflows/rma/payment-module"
import { refundOrder } from "../../src/workflows/rma/refund-order"
import { keepFee, settleWithStoreCredit } from "../../src/workflows/rma/settle-owed"
import { creditReturn } from "../../src/workflows/rma/credit-return"
import { readPaidAmounts } from "../../src/workflows/rma/read-paid-amounts"
import { admin, call, type Json } from "./medusa-shop"
import { refundsOf } from "./rma-shop"
import { endAt, ENDINGS, moneyOf, type MoneyWorld, openChanges, pendingOf, type Sale, sell } from "./rma-world"

export function refundCases(world: MoneyWorld): void {
  const refund = (sale: Sale, amountMinor: number, key = "line_1:refund", ...rest: [Parameters<typeof refundOrder>[2]?]) => refundOrder(world.medusa.container, { orderId: sale.orderId, amountMinor, key, createdBy: "user_1", note: "Returned" }, ...rest)
  const refundedOf = async ({ orderId }: Sale): Promise<number[]> => (await refundsOf(world.medusa, orderId)).map(({ amount }) => amount)
  const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => "done", (error: { rejection?: { code: string } }) => error.rejection?.code ?? error)
  const failuresOfRefunds = (times: number): void => setPaymentFailures("refund", times)

  it("pays once for its key, and the order owes nothing after it: what no return credited becomes a credit line", async () => {
    const sale = await sell(world)
    expect(await refund(sale, 2_500)).toMatchObject({ refundedMinor: 2_500, currencyCode: "usd", replayed: false })
    const once = await moneyOf(world, sale)
    expect(await refund(sale, 2_500)).toMatchObject({ refundedMinor: 2_500, replayed: true })
    expect(await moneyOf(world, sale)).toEqual(once)
    expect(await refundedOf(sale)).toEqual([25])
    expect(await pendingOf(world, sale.orderId)).toBe(0)
    const [row] = await refundsOf(world.medusa, sale.orderId)
    expect(row).toMatchObject({ created_by: "user_1", note: "Returned", metadata: { aftercare_key: "line_1:refund" } })
  })

  it("is repeated as done even when the customer owes something for another reason by then", async () => {
    const sale = await sell(world)
    const { creditedMinor } = await creditReturn(world.medusa.container, { orderId: sale.orderId, items: [{ lineItemId: sale.lineItemId, quantity: 1 }], quarantineLocationId: sale.quarantineId, key: "k" })
    await refund(sale, creditedMinor)
    await chargeOrder(world.medusa.container, { orderId: sale.orderId, amountMinor: 700, key: "charge" })
    expect(await refund(sale, creditedMinor)).toMatchObject({ replayed: true })
    // A return of 108.875 was refunded with 108.87.
    expect(await pendingOf(world, sale.orderId)).toBeCloseTo(6.995, 5)
  })

  it("refuses more than is left of what was captured, and changes nothing", async () => {
    const sale = await sell(world, { price: 10 })
    await refund(sale, 500, "first")
    const before = await moneyOf(world, sale)
    const { refundableMinor } = await readPaidAmounts(world.medusa.container, sale.orderId)
    expect(await codeOf(refund(sale, refundableMinor + 1, "second"))).toBe("refund.above_paid")
    expect(await moneyOf(world, sale)).toEqual(before)
    await refund(sale, refundableMinor, "second")
    expect(await codeOf(refund(sale, 1, "third"))).toBe("refund.above_paid")
    expect(await pendingOf(world, sale.orderId)).toBe(0)
  })

  it("refuses while nothing is captured", async () => {
    expect(await codeOf(refund(await sell(world, { capture: false, ship: false }), 100))).toBe("refund.above_paid")
  })

  it("records nothing when the provider declines, and the retry pays once", async () => {
    const sale = await sell(world)
    const before = await moneyOf(world, sale)
    failuresOfRefunds(1)
    expect(await codeOf(refund(sale, 2_500))).toBe("refund.declined")
    expect(await moneyOf(world, sale)).toEqual(before)
    await refund(sale, 2_500)
    expect(await refundedOf(sale)).toEqual([25])
    expect(await pendingOf(world, sale.orderId)).toBe(0)
  })

  it("goes over several payments, oldest first; what one of them gave stands when the next declines", async () => {
    const sale = await sell(world, { price: 10 })
    await chargeOrder(world.medusa.container, { orderId: sale.orderId, amountMinor: 5_000, key: "charge" })
    await payOpenCollection(sale)
    const [first, second] = (await readPayments(sale)).map(({ amount }) => Math.round(amount * 100))
    await refund(sale, first! - 100, "most")
    const declineSecond = jest.spyOn(paymentModule(world.medusa.container), "refundPayment").mockImplementationOnce(paymentModule(world.medusa.container).refundPayment.bind(paymentModule(world.medusa.container))).mockRejectedValueOnce(new Error("declined"))
    expect(await codeOf(refund(sale, 100 + second!, "rest"))).toBe("refund.declined")
    declineSecond.mockRestore()
    expect(await refund(sale, 100 + second!, "rest")).toMatchObject({ refundedMinor: 100 + second! })
    expect((await readPaidAmounts(world.medusa.container, sale.orderId)).refundableMinor).toBe(0)
    expect((await refundedOf(sale)).length).toBe(3)
    expect(await pendingOf(world, sale.orderId)).toBe(0)
  })

  const POINTS = ["paid", "booked", "credit_line_begun", "credited"] as const
  it.each(POINTS.flatMap((point) => ENDINGS.map((ending) => [ending, point] as const)))("pays once when it %s at %s and is repeated", async (ending, point) => {
    const sale = await sell(world)
    await endAt(ending, point, (fault) => refund(sale, 2_500, "k", fault))
    expect(await refund(sale, 2_500, "k")).toMatchObject({ refundedMinor: 2_500 })
    expect(await refundedOf(sale)).toEqual([25])
    expect(await pendingOf(world, sale.orderId)).toBe(0)
    expect(await openChanges(world, sale.orderId)).toBe(0)
    expect(await creditLinesOf(sale)).toEqual([["aftercare_refund", 25]])
  })

  it.each(["pays", "declines"] as const)("asks the provider again under the same id when the process died while asking it, and it %s", async (answer) => {
    const sale = await sell(world)
    const module = paymentModule(world.medusa.container)
    await new Promise<void>((resolve) => {
      jest.spyOn(module, "refundPaymentFromProvider_").mockImplementationOnce(() => {
        resolve()
        return new Promise(() => undefined)
      })
      void refund(sale, 2_500)
    })
    const ids = (await refundsOf(world.medusa, sale.orderId)).map(({ id }) => id)
    const asked = jest.spyOn(module, "refundPaymentFromProvider_")
    if (answer === "declines") {
      failuresOfRefunds(1)
      expect(await codeOf(refund(sale, 2_500))).toBe("refund.declined")
      expect(await refundedOf(sale)).toEqual([])
    }
    await refund(sale, 2_500)
    expect(asked.mock.calls[0]?.[1].id).toBe(ids[0])
    expect(await refundedOf(sale)).toEqual([25])
    expect(await pendingOf(world, sale.orderId)).toBe(0)
  })

  it("refuses while somebody has the order open in Medusa, before anything is paid", async () => {
    const sale = await sell(world)
    await admin(world.medusa, "POST", "/order-edits", { order_id: sale.orderId })
    const before = await moneyOf(world, sale)
    expect(await codeOf(refund(sale, 2_500))).toBe("order.change_in_progress")
    expect(await moneyOf(world, sale)).toEqual(before)
    await call(world.medusa, "DELETE", `/admin/order-edits/${sale.orderId}`)
    await refund(sale, 2_500)
    expect(await refundedOf(sale)).toEqual([25])
  })

  describe("what an order owes after a return", () => {
    async function returned(settings: Parameters<typeof sell>[1] = {}): Promise<Sale & { creditedMinor: number; owedMinor: number }> {
      const sale = await sell(world, settings)
      const { creditedMinor, owedMinor } = await creditReturn(world.medusa.container, { orderId: sale.orderId, items: [{ lineItemId: sale.lineItemId, quantity: 1 }], quarantineLocationId: sale.quarantineId, key: "k" })
      return { ...sale, creditedMinor, owedMinor }
    }

    it("is settled by store credit without a payout, once", async () => {
      const sale = await returned({ price: 33.33, discount: 10, quantity: 3 })
      const settle = () => settleWithStoreCredit(world.medusa.container, { orderId: sale.orderId, amountMinor: sale.creditedMinor, key: "k:credit" })
      expect(await settle()).toMatchObject({ settledMinor: 3_265, replayed: false })
      expect(await settle()).toMatchObject({ settledMinor: 3_265, replayed: true })
      expect([await pendingOf(world, sale.orderId), await refundedOf(sale)]).toEqual([0, []])
    })

    it("is refunded less a fee, and nothing stays pending", async () => {
      const sale = await returned({ price: 50 })
      await keepFee(world.medusa.container, { orderId: sale.orderId, amountMinor: 500, key: "k:fee" })
      await refund(sale, sale.creditedMinor - 500)
      expect([await pendingOf(world, sale.orderId), await refundedOf(sale)]).toEqual([0, [(sale.creditedMinor - 500) / 100]])
    })

    it("is never settled above what is owed", async () => {
      const sale = await returned()
      const before = await moneyOf(world, sale)
      expect(await codeOf(settleWithStoreCredit(world.medusa.container, { orderId: sale.orderId, amountMinor: sale.owedMinor + 1, key: "x" }))).toBe("settlement.above_owed")
      expect(await moneyOf(world, sale)).toEqual(before)
      expect(await keepFee(world.medusa.container, { orderId: sale.orderId, amountMinor: "everything", key: "all" })).toMatchObject({ settledMinor: sale.owedMinor })
      expect(await keepFee(world.medusa.container, { orderId: sale.orderId, amountMinor: "everything", key: "again" })).toMatchObject({ settledMinor: 0 })
    })

    it("goes no further than the order owes, where it may be less", async () => {
      const sale = await returned()
      expect(await settleWithStoreCredit(world.medusa.container, { orderId: sale.orderId, amountMinor: { atMost: sale.owedMinor + 100 }, key: "most" })).toMatchObject({ settledMinor: sale.owedMinor })
      expect(await keepFee(world.medusa.container, { orderId: sale.orderId, amountMinor: { atMost: 100 }, key: "rest" })).toMatchObject({ settledMinor: 0 })
    })

    it.each(ENDINGS)("is settled once when the settling %s half-way and is repeated", async (ending) => {
      const sale = await returned()
      const input = { orderId: sale.orderId, amountMinor: sale.creditedMinor, key: "k:credit" }
      await endAt(ending, "credit_line_begun", (fault) => settleWithStoreCredit(world.medusa.container, input, fault))
      await settleWithStoreCredit(world.medusa.container, input)
      expect([await pendingOf(world, sale.orderId), (await creditLinesOf(sale)).length, await openChanges(world, sale.orderId)]).toEqual([0, 1, 0])
    })
  })

  describe("a charge for what never came back", () => {
    const charge = (sale: Sale, ...rest: [Parameters<typeof chargeOrder>[2]?]) => chargeOrder(world.medusa.container, { orderId: sale.orderId, amountMinor: 8_000, key: "rma_line:charge" }, ...rest)

    it("is owed on the order and payable by a collection, once", async () => {
      const sale = await sell(world)
      const first = await charge(sale)
      expect(first).toMatchObject({ payable: true, charged: false, owedMinor: 8_000, replayed: false })
      expect(await charge(sale)).toEqual({ ...first, replayed: true })
      expect(await pendingOf(world, sale.orderId)).toBe(80)
      await payOpenCollection(sale)
      expect(await charge(sale)).toMatchObject({ payable: false, paymentCollectionId: null, owedMinor: 0 })
      expect(await pendingOf(world, sale.orderId)).toBe(0)
    })

    it("is lowered by what the order owes the customer", async () => {
      const sale = await sell(world)
      await creditReturn(world.medusa.container, { orderId: sale.orderId, items: [{ lineItemId: sale.lineItemId, quantity: 1 }], quarantineLocationId: sale.quarantineId, key: "k" })
      expect(await charge(sale)).toMatchObject({ payable: false, paymentCollectionId: null, owedMinor: 0 })
    })

    describe("when the customer saved a payment method", () => {
      /** The demo's bank keeps no cards, so its answer is made here; everything after it is real. */
      async function sellToSaver(): Promise<Sale> {
        const sale = await sell(world)
        const link = world.medusa.container.resolve(ContainerRegistrationKeys.LINK)
        const payment = world.medusa.container.resolve<IPaymentModuleService>(Modules.PAYMENT)
        const holder = await payment.createAccountHolder({ provider_id: "pp_demo-bank_demo", context: { customer: { id: sale.order.customer_id, email: "saver@example.com" } } })
        await link.create({ [Modules.CUSTOMER]: { customer_id: sale.order.customer_id }, [Modules.PAYMENT]: { account_holder_id: holder.id } })
        jest.spyOn(paymentModule(world.medusa.container), "listPaymentMethods").mockResolvedValue([{ id: "card_1" }])
        return sale
      }

      it("is charged to it, once", async () => {
        const sale = await sellToSaver()
        expect(await charge(sale)).toMatchObject({ charged: true, payable: false, paymentCollectionId: null, owedMinor: 0 })
        expect(await charge(sale)).toMatchObject({ charged: true, replayed: true })
        expect([await pendingOf(world, sale.orderId), (await readPayments(sale)).map(({ amount, captured_at }) => [amount, captured_at !== null]).at(-1)]).toEqual([0, [80, true]])
        expect((await readPayments(sale)).length).toBe(2)
      })

      it.each(["collection_opened", "session_opened", "authorized"].flatMap((point) => ENDINGS.map((ending) => [ending, point] as const)))("is charged once when it %s at %s and is repeated", async (ending, point) => {
        const sale = await sellToSaver()
        await endAt(ending, point, (fault) => charge(sale, fault))
        expect(await charge(sale)).toMatchObject({ charged: true })
        expect([await pendingOf(world, sale.orderId), (await readPayments(sale)).length]).toEqual([0, 2])
      })

      it("stays payable when the provider declines", async () => {
        const sale = await sellToSaver()
        jest.spyOn(paymentModule(world.medusa.container), "authorizePaymentSession").mockRejectedValueOnce(new Error("the card expired"))
        expect(await charge(sale)).toMatchObject({ charged: false, payable: true, owedMinor: 8_000 })
        await payOpenCollection(sale)
        expect(await pendingOf(world, sale.orderId)).toBe(0)
      })
    })

    it.each(["credit_line_begun", "charged"].flatMap((point) => ENDINGS.map((ending) => [ending, point] as const)))("is owed once when it %s at %s and is repeated", async (ending, point) => {
      const sale = await sell(world)
      await endAt(ending, point, (fault) => charge(sale, fault))
      expect(await charge(sale)).toMatchObject({ payable: true, owedMinor: 8_000 })
      expect([await pendingOf(world, sale.orderId), await openChanges(world, sale.orderId)]).toEqual([80, 0])
    })
  })

  const readPayments = async ({ orderId }: Sale): Promise<Json[]> => {
    const { order } = await admin(world.medusa, "GET", `/orders/${orderId}?fields=*payment_collections,*payment_collections.payments`)
    return order.payment_collections.flatMap(({ payments }: Json) => payments).sort((a: Json, b: Json) => (a.created_at < b.created_at ? -1 : 1))
  }

  async function payOpenCollection({ orderId }: Sale): Promise<void> {
    const { order } = await admin(world.medusa, "GET", `/orders/${orderId}?fields=*payment_collections`)
    const open = order.payment_collections.find(({ status }: Json) => status === "not_paid")
    await admin(world.medusa, "POST", `/payment-collections/${open.id}/mark-as-paid`, { order_id: orderId })
  }

  const creditLinesOf = async ({ orderId }: Sale): Promise<[string, number][]> => {
    const { order } = await admin(world.medusa, "GET", `/orders/${orderId}?fields=*credit_lines`)
    return order.credit_lines.map(({ reference, amount }: Json) => [reference, amount])
  }
}
