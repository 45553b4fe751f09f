import { createTechnician, mailTo, signIn } from "../repair/people"
import { type BenchWorld, openBench, openJob, readOrder, scan, unique, verdict } from "./bench"

/** Who comes in, how, and who is put out. */
export function benchDoorCases(world: () => BenchWorld): void {
  it("lets an invited technician choose a password and sign in with it; the link works once", async () => {
    const { client } = world()
    const email = `${unique().toLowerCase()}@bench.example`
    await client.ok("POST", "/admin/technicians", { email, name: "Ida New" })
    const { data } = await mailTo(email, "technician_invite")
    const page = await openBench(world(), { as: null })
    await page.goto(`/bench/invite#token=${data.token}`)
    const password = page.getByLabel("New password")
    await password.waitFor()
    expect(page.url()).toMatch(/\/bench\/invite$/)
    const again = page.getByLabel("The same once more")
    await password.fill("short")
    await page.getByRole("button", { name: "Set the password" }).click()
    await page.getByRole("alert").getByText("At least 8 characters.").waitFor()
    await password.fill("long-enough-1")
    await again.fill("long-enough-2")
    await page.getByRole("button", { name: "Set the password" }).click()
    await page.getByText("The two are not the same.").waitFor()
    await again.fill("long-enough-1")
    await page.getByRole("button", { name: "Set the password" }).click()
    await page.getByText("Your password is set.").waitFor()
    await page.getByLabel("E-mail").fill(email)
    await page.getByLabel("Password").fill("long-enough-1")
    await page.getByRole("button", { name: "Sign in" }).click()
    await page.getByText("Nothing waits for you").waitFor()

    const second = await openBench(world(), { as: null })
    await second.goto(`/bench/invite#token=${data.token}`)
    await second.getByLabel("New password").fill("long-enough-3")
    await second.getByLabel("The same once more").fill("long-enough-3")
    await second.getByRole("button", { name: "Set the password" }).click()
    await second.getByText("This link was used already, or it is too old.").waitFor()
    await second.goto("/bench/invite")
    await second.getByText("This link is not complete.").waitFor()
  })

  it("refuses a wrong password and an agent's, and brings whoever signs in to where she wanted to go", async () => {
    const { tess } = world()
    const { id, serial } = await openJob(world(), { technician_id: tess.id })
    const page = await openBench(world(), { as: null })
    await page.goto(`/bench/jobs/${id}`)
    for (const [email, password] of [[tess.email, "not-her-password"], ["admin@test.local", "supersecret"]] as const) {
      await page.getByLabel("E-mail").fill(email)
      await page.getByLabel("Password").fill(password)
      await page.getByRole("button", { name: "Sign in" }).click()
      await page.getByRole("alert").getByText("is wrong, or the account is disabled").waitFor()
    }
    // Only who did sign in is remembered: anything may have been typed here.
    await page.reload()
    expect(await page.getByLabel("E-mail").inputValue()).toBe("")
    await page.getByLabel("E-mail").fill(tess.email)
    await page.getByLabel("Password").fill(tess.password)
    await page.getByRole("button", { name: "Sign in" }).click()
    await page.getByText(serial).first().waitFor()
    expect(page.url()).toContain(`/bench/jobs/${id}`)
  })

  it("puts a disabled technician out at her next step, keeps what she meant, and sends none of it in another's name", async () => {
    const { client, theo } = world()
    const ida = await createTechnician(client, "Ida Gone")
    const { id } = await openJob(world(), { technician_id: ida.id }, ["start_diagnosis"])
    const page = await openBench(world(), { as: ida })
    await page.goto(`/bench/jobs/${id}`)
    await page.getByRole("button", { name: "More" }).waitFor()
    await page.getByRole("tab", { name: /Test/ }).click()
    await page.getByLabel("Name of the test").fill("Hinge")
    await page.waitForLoadState("networkidle")
    // The page reads anew by itself, which would put her out as well: here it is her own step that does.
    let letRead = (): void => undefined
    const hasPressed = new Promise<void>((resolve) => (letRead = resolve))
    await page.route("**/technician/**", async (route) => {
      if (route.request().method() === "GET") await hasPressed
      await route.continue()
    })
    await client.ok("POST", `/admin/technicians/${ida.id}/disable`, {})
    await page.getByRole("group", { name: "Another test" }).getByRole("button", { name: "Passes" }).click()
    letRead()
    await page.getByText("Your session has ended").waitFor()
    await page.getByText("1 step is kept on this device").waitFor()
    await page.getByLabel("E-mail").fill(ida.email)
    await page.getByLabel("Password").fill(ida.password)
    await page.getByRole("button", { name: "Sign in" }).click()
    await page.getByText("is wrong, or the account is disabled").waitFor()
    await page.getByLabel("E-mail").fill(theo.email)
    await page.getByLabel("Password").fill(theo.password)
    await page.getByRole("button", { name: "Sign in" }).click()
    await page.locator("[data-bench-outbox]").click()
    await page.getByText("1 step of a colleague waits").waitFor()
    expect((await readOrder(world(), id)).tests).toEqual([])
    await client.ok("POST", `/admin/technicians/${ida.id}/enable`, {})
  })

  it("asks to sign in when the session ends, and is back in the same place with everything kept", async () => {
    const { client } = world()
    const ida = await createTechnician(client, "Ida Back")
    const { id } = await openJob(world(), { technician_id: ida.id }, ["start_diagnosis"])
    const page = await openBench(world(), { as: { ...ida, token: `${ida.token.slice(0, -4)}AAAA` } })
    await page.goto(`/bench/jobs/${id}?place=kept`)
    await page.getByText("Your session has ended").waitFor()
    await page.getByLabel("E-mail").fill(ida.email)
    await page.getByLabel("Password").fill(ida.password)
    await page.getByRole("button", { name: "Sign in" }).click()
    await page.getByRole("tab", { name: /Test/ }).click()
    expect(page.url()).toContain("place=kept")
    // The session ends in the middle of work; what she pressed last is kept and goes out when she is back.
    await page.evaluate(() => {
      const { sessionStorage } = globalThis as unknown as { sessionStorage: { getItem: (name: string) => string; setItem: (name: string, value: string) => void } }
      const session = JSON.parse(sessionStorage.getItem("aftercare:bench:session")) as { token: string }
      sessionStorage.setItem("aftercare:bench:session", JSON.stringify({ ...session, token: `${session.token.slice(0, -4)}AAAA` }))
    })
    await page.reload()
    await page.getByText("Your session has ended").waitFor()
    expect(await signIn(client, ida.email, ida.password)).toBeTruthy()
    await page.getByLabel("Password").fill(ida.password)
    await page.getByRole("button", { name: "Sign in" }).click()
    await page.getByRole("tab", { name: /Test/ }).waitFor()
    await scan(page, "NOBODY-KNOWS-THIS")
    await verdict(page).getByText(/Nothing is known by|No code fits/).waitFor()
  })
}
