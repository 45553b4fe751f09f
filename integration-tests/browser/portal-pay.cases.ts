import type { Page } from "playwright-core"
import type { HttpRepairOrder } from "../../src/types/http"
import { eventually } from "../http/support/client"
import { register } from "../doors/people"
import { heading, type Portal } from "./portal"

/** What is left to pay: how much, where, and what became of it. */
export function payCases(portal: () => Portal): void {
  /** Of a repair that ended; with what the customer owes for it. */
  const owed = async (): Promise<{ readonly repairId: string; readonly paymentId: string }> => {
    const { client, owners: { takeUnit } } = portal()
    const { repair_order: order } = await client.ok<{ repair_order: HttpRepairOrder }>("POST", "/admin/repair-orders", { unit_id: takeUnit().id, problem: "It hums." })
    const act = (action: string, body: object = {}) => client.ok("POST", `/admin/repair-orders/${order.id}/${action}`, body)
    await act("start_diagnosis")
    await act("add_line", { kind: "labour", description: "Looking for the fault", minutes: 30, amount: 40, payer: "customer" })
    await act("quote")
    await act("approve_quote")
    await act("mark_no_fault_found", { reason_code: "works_here" })
    const ended = await eventually(async () => (await client.ok<{ repair_order: HttpRepairOrder }>("GET", `/admin/repair-orders/${order.id}`)).repair_order, ({ payment_collection_id: id }) => id !== null)
    return { repairId: order.id, paymentId: ended.payment_collection_id ?? "" }
  }
  /** As the shop's option would have it. */
  const configured = (page: Page, more: object): Promise<unknown> => page.route("**/portal/config.json", async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json() as object), ...more } })
  })

  it("a repair leads to its payment, which says what to do and whom to ask where nothing can be paid here, and that it is paid once it is", async () => {
    const { client, shop, owners: { customer }, open } = portal()
    const { repairId, paymentId } = await owed()
    const page = await open({ customer })
    await configured(page, { contact: { email: "service@shop.example", phone: "+49 30 1234" } })
    await page.goto(`/portal/repairs/${repairId}`)
    await page.getByText("Something is left to pay").waitFor()
    await page.getByRole("link", { name: "To the payment" }).click()
    await heading(page, "Payment").waitFor()
    await page.getByText(/^€40\.00$/).waitFor()
    await page.getByText("Here you cannot pay yet.").waitFor()
    expect(await page.getByRole("link", { name: "service@shop.example" }).getAttribute("href")).toBe("mailto:service@shop.example")
    expect(await page.getByRole("link", { name: "+49 30 1234" }).getAttribute("href")).toBe("tel:+49301234")

    const stranger = await open({ customer: await register(shop) })
    await stranger.goto(`/portal/pay/${paymentId}`)
    await stranger.getByText("There is nothing here for you").waitFor()

    await client.ok("POST", `/admin/repair-orders/${repairId}/record_payment`, {})
    await page.goto(`/portal/pay/${paymentId}?from=checkout`)
    await page.getByText("Paid. Thank you").waitFor()
    await page.getByRole("link", { name: "To the repair" }).click()
    await page.getByText("Paid. Thank you").waitFor()
    expect(await page.getByText("Something is left to pay").count()).toBe(0)
  })

  it("the shop's own checkout is one link away and leads back; what failed says that nothing was charged, what is not there yet is waited for", async () => {
    const { client, owners: { customer }, open } = portal()
    const { repairId, paymentId } = await owed()
    const page = await open({ customer })
    await configured(page, { payment_url: "https://shop.example/pay/{payment_collection_id}?back={return_url}" })
    await page.goto(`/portal/pay/${paymentId}`)
    const link = page.getByRole("link", { name: "Pay €40.00" })
    await link.waitFor()
    const back = `${client.baseUrl}/portal/pay/${paymentId}?from=checkout`
    expect(await link.getAttribute("href")).toBe(`https://shop.example/pay/${paymentId}?back=${encodeURIComponent(back)}`)
    await page.goto(`${back}&result=failed`)
    await page.getByText("The payment did not go through").waitFor()
    await page.getByText("Nothing was charged.").waitFor()
    await link.waitFor()
    await page.goto(back)
    await page.getByText("We are waiting for your payment").waitFor()
    await client.ok("POST", `/admin/repair-orders/${repairId}/record_payment`, {})
    // The page looks by itself.
    await page.getByText("Paid. Thank you").waitFor()
  })
}
