import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { builtDirectory } from "../../scripts/support/build"
import { repositoryRoot } from "../../scripts/support/paths"
import { type Desk, keepPicture, overflowOf, seriousViolations, settled, stickingOut, THEMES, wear } from "./desk"
import { closeDialog, DIALOGS, openDialog, ROUTED } from "./look-dialogs"
import { type Places, preparePlaces } from "./look-places"

const WIDTHS = [1280, 390] as const
const NARROW = 390
/** Ids, and places in a text that nobody filled. */
const IDS = /\b[a-z]{2,7}_[0-9A-Z]{26}\b|\{\{\w+\}\}/g

const filesBelow = (directory: string): string[] => readdirSync(path.join(repositoryRoot, directory), { recursive: true, encoding: "utf8" })

/** How every page looks: to everybody, at every width, in light and dark. */
export function lookCases(desk: () => Desk): void {
  // What is prepared for it (a clock that runs, a queue) begins when the others are through.
  describe("looks", () => {
    let places: Places = {}

    beforeAll(async () => {
      places = await preparePlaces(desk())
    })

    it("every route of ours is among the pages that are looked at", () => {
      const routes = filesBelow("src/admin/routes").filter((name) => name.endsWith("page.tsx")).map((name) => `/${path.dirname(name).replaceAll("@", "")}`)
      const seen = Object.values(places).map(({ path: place }) => place.replace(/\?.*$/, ""))
      expect(routes.length).toBeGreaterThan(20)
      // The names of routes beside an id (create, recovery) are never an id.
      expect(routes.filter((route) => !seen.some((place) => new RegExp(`^${route.replaceAll(/\[\w+\]/g, "[a-z]+_\\w+")}$`).test(place)))).toEqual([])
    })

    it("every drawer and modal of ours is among those that are looked at", () => {
      const sources = filesBelow("admin").filter((name) => name.endsWith(".tsx") && /<(SideDrawer|WorkModal)\b/.test(readFileSync(path.join(repositoryRoot, "admin", name), "utf8")))
      expect(sources.sort()).toEqual([...Object.keys(DIALOGS), ...ROUTED].sort())
    })

    it.each(WIDTHS)("at %d pixels, light and dark, every page of ours fits, has its scan box, names things by name, and axe-core finds nothing serious on it", async (width) => {
      const page = await desk().open({ width })
      const found: string[] = []
      for (const [name, { path: place, ours }] of Object.entries(places)) {
        await page.goto(`/app${place}`)
        await page.locator(ours).first().waitFor()
        await settled(page)
        for (const theme of THEMES) {
          await wear(page, theme)
          await keepPicture(page, `${name}-${width}-${theme}`)
          found.push(...(await seriousViolations(page, ours, theme)).map((violation) => `${name}, ${theme}: ${violation}`))
          // Medusa's own pages may stick out for reasons of their own.
          const overflow = ours === "[data-aftercare-section]" ? 0 : await overflowOf(page)
          if (overflow > 0) found.push(`${name}, ${theme}: ${overflow} pixels stick out`)
        }
        if (ours === "main" && (await page.getByRole("textbox", { name: "Scan or type a code" }).count()) !== 1) found.push(`${name}: no scan box`)
        const words = (await page.locator(ours).allInnerTexts()).join(" ")
        found.push(...(words.match(IDS) ?? []).map((id) => `${name}: ${id} where a name belongs`))
      }
      expect(found).toEqual([])
    })

    it("on a phone, light and dark, every drawer and modal of ours fits, names things by name, and axe-core finds nothing serious in it", async () => {
      const page = await desk().open({ width: NARROW })
      const found: string[] = []
      const dialogs = Object.entries(DIALOGS).flatMap(([source, ways]) => ways.map((dialog) => ({ source, dialog, name: [path.basename(source, ".tsx"), ...(ways.length > 1 ? [dialog.by.at(-1)?.toLowerCase().replaceAll(" ", "-")] : [])].join("-") })))
      for (const { at, open } of groupedByPlace(dialogs)) {
        await page.goto(`/app${places[at]?.path}`)
        await settled(page)
        for (const { dialog, name } of open) {
          await openDialog(page, dialog)
          await settled(page)
          for (const theme of THEMES) {
            await wear(page, theme)
            await keepPicture(page, `dialog-${name}-${theme}`)
            found.push(...(await seriousViolations(page, "[role=dialog]", theme)).map((violation) => `${name}, ${theme}: ${violation}`))
          }
          const overflow = await stickingOut(page.getByRole("dialog"))
          if (overflow > 0) found.push(`${name}: ${overflow} pixels stick out`)
          found.push(...((await page.getByRole("dialog").innerText()).match(IDS) ?? []).map((id) => `${name}: ${id} where a name belongs`))
          await closeDialog(page)
        }
      }
      expect(found).toEqual([])
    })

    it("every page speaks German to who reads German", async () => {
      const page = await desk().open({ language: "de" })
      for (const [place, words] of [["/aftercare/units", "Einheiten"], ["/aftercare/exceptions", "Offene Fälle"], ["/aftercare/jobs", "Aufgaben"], ["/aftercare/imports", "Dateien"], ["/aftercare/returns", "Rücksendungen"], ["/aftercare/repairs", "Reparaturen"], ["/aftercare/technicians", "Techniker"], ["/aftercare/satisfaction", "Was Kunden sagten"], ["/aftercare/warranty", "Garantiebedingungen"], ["/aftercare/vendor-claims", "Herstellerfälle"], ["/aftercare/rules", "Rückgaberegeln"], ["/aftercare/rules/repair-codes", "Reparaturcodes"], ["/aftercare/rules/test-protocols", "Prüfpläne"]] as const) {
        await page.goto(`/app${place}`)
        await page.getByRole("heading", { name: words }).waitFor()
      }
    })

    it("the stylesheet has classes that are used only under admin/", () => {
      const only = "h-[11px]"
      const sources = readdirSync(path.join(repositoryRoot, "admin"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"))
      expect(sources.some((name) => readFileSync(path.join(repositoryRoot, "admin", name), "utf8").includes(only))).toBe(true)
      const assets = path.join(builtDirectory, "public", "admin", "assets")
      const styles = readdirSync(assets).filter((name) => name.endsWith(".css")).map((name) => readFileSync(path.join(assets, name), "utf8")).join("")
      expect(styles).toContain(".h-\\[11px\\]")
    })
  })
}

/** Each page is opened once for all its dialogs. */
function groupedByPlace<Opened extends { readonly dialog: { readonly at: string } }>(dialogs: readonly Opened[]): { readonly at: string; readonly open: readonly Opened[] }[] {
  return [...new Set(dialogs.map(({ dialog }) => dialog.at))].map((at) => ({ at, open: dialogs.filter(({ dialog }) => dialog.at === at) }))
}
