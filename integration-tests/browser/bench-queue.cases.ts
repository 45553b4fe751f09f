import { createTechnician } from "../repair/people"
import { createTrackedProduct } from "../http/support/shop"
import { type BenchWorld, hasFocus, openBench, openJob, readOrder, scan, unique, verdict } from "./bench"

/** What waits, and how one comes to it. */
export function benchQueueCases(world: () => BenchWorld): void {
  it("shows mine by priority and promise, what is overdue among it, what is nobody's, and the team's", async () => {
    const { client } = world()
    const ida = await createTechnician(client, "Ida Queue")
    const low = await openJob(world(), { technician_id: ida.id, priority: "low" })
    const late = await openJob(world(), { technician_id: ida.id, promised_on: "2020-01-01" })
    const urgent = await openJob(world(), { technician_id: ida.id, priority: "urgent" })
    const free = await openJob(world(), { promised_on: "2020-01-02", priority: "urgent" })
    const page = await openBench(world(), { as: ida })
    await page.goto("/bench")
    await page.getByRole("heading", { name: "Urgent" }).waitFor()
    const rows = await page.getByRole("main").getByRole("listitem").allInnerTexts()
    expect([urgent, late, low].map(({ serial }) => rows.findIndex((row) => row.includes(serial)))).toEqual([0, 1, 2])
    expect(rows.map((row) => row.includes("Overdue"))).toEqual([false, true, false])
    await page.getByRole("button", { name: /Unassigned/ }).click()
    await page.getByText(free.serial).waitFor()
    expect(await page.getByText(low.serial).count()).toBe(0)
    await page.getByRole("button", { name: /Team/ }).click()
    await page.getByText(free.serial).waitFor()
    await page.getByText(late.serial).click()
    await page.getByText(late.order.display_id).first().waitFor()
  })

  it("counts days by the calendar of the bench: what is promised for this evening is not overdue because it is tomorrow in London", async () => {
    const { client } = world()
    const ida = await createTechnician(client, "Ida West")
    const today = await openJob(world(), { technician_id: ida.id, promised_on: "2031-03-12" })
    const page = await openBench(world(), { as: ida, zone: "America/Los_Angeles" })
    await page.clock.setFixedTime("2031-03-13T02:30:00Z")
    await page.goto("/bench")
    const row = page.getByRole("main").getByRole("listitem").filter({ hasText: today.serial })
    await row.getByText("Today").waitFor()
    expect(await row.getByText("Overdue").count()).toBe(0)
    await page.goto(`/bench/jobs/${today.id}`)
    await page.getByText("Promised Mar 12, 2031").waitFor()
  })

  it("shows more below what is there: nothing of it goes meanwhile, and the focus stays", async () => {
    const { client } = world()
    const ida = await createTechnician(client, "Ida More")
    const { serial } = await openJob(world(), { technician_id: ida.id })
    const page = await openBench(world(), { as: ida })
    let [ask, answer] = [(): void => undefined, (): void => undefined]
    const [isAsked, isAnswered] = [new Promise<void>((resolve) => (ask = resolve)), new Promise<void>((resolve) => (answer = resolve))]
    await page.route("**/technician/queue?**", async (route) => {
      const isMore = route.request().url().includes("limit=60")
      if (isMore) {
        ask()
        await isAnswered
      }
      const response = await route.fetch()
      const queue = (await response.json()) as { count: number }
      await route.fulfill({ response, json: { ...queue, count: isMore ? queue.count : queue.count + 40 } })
    })
    await page.goto("/bench")
    const more = page.getByRole("button", { name: "Show more" })
    await more.focus()
    await page.keyboard.press("Enter")
    await isAsked
    expect(await page.getByText(serial).isVisible()).toBe(true)
    expect(await hasFocus(more)).toBe(true)
    answer()
    await more.waitFor({ state: "detached" })
    await page.getByText(serial).waitFor()
  })

  it("opens a job by a scan of its unit or of its number, from wherever the focus is", async () => {
    const { id, serial, order } = await openJob(world())
    const page = await openBench(world())
    await page.goto("/bench")
    await page.getByRole("button", { name: /Team/ }).focus()
    await scan(page, serial)
    await page.waitForURL(`**/bench/jobs/${id}`)
    await page.goto("/bench")
    await page.getByRole("button", { name: /Team/ }).focus()
    await scan(page, order.display_id)
    await page.waitForURL(`**/bench/jobs/${id}`)
  })

  it("says so, in red, when nobody knows the code", async () => {
    const page = await openBench(world())
    await page.goto("/bench")
    for (const code of [`NO-${unique()}`, "<img src=x onerror=alert(1)>", "%00%FF", "Ü".repeat(200)]) {
      await scan(page, code)
      await verdict(page).getByText("Nothing is known by").waitFor()
      await page.getByRole("button", { name: "Dismiss" }).click()
    }
  })

  it("takes in a unit that has no job, with taps alone, and opens it", async () => {
    const { shop, tess } = world()
    const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 })
    const page = await openBench(world())
    await page.goto("/bench")
    await scan(page, unit!.serial_number)
    await page.waitForURL(`**/bench/intake/${unit!.id}`)
    const go = page.getByRole("button", { name: "Take it to the bench" })
    await go.waitFor()
    expect(await go.isDisabled()).toBe(true)
    await page.getByRole("button", { name: "Does not switch on" }).click()
    await page.getByText("High", { exact: true }).click()
    await page.getByText("In 3 days").click()
    await go.click()
    await page.waitForURL("**/bench/jobs/arep_*")
    const order = await readOrder(world(), page.url().split("/").at(-1) ?? "")
    expect(order).toMatchObject({ unit_id: unit!.id, problem: "Does not switch on", priority: "high", technician_id: tess.id, status: "intake", opened_by: { type: "technician", id: tess.id } })
    expect(order.promised_on).not.toBeNull()
  })

  it("asks which, where several units bear the number", async () => {
    const { shop, client } = world()
    const serial = unique()
    for (const product of [await createTrackedProduct(shop), await createTrackedProduct(shop)]) {
      await client.ok("POST", "/admin/units/receive", { inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[0], serial_numbers: [serial] })
    }
    const page = await openBench(world())
    await page.goto("/bench")
    await scan(page, serial)
    const choice = page.getByRole("dialog", { name: /2 units have this number/ })
    await choice.getByRole("listitem").first().getByRole("button").click()
    await page.waitForURL("**/bench/intake/*")
  })
}
