import { useLocation } from "react-router-dom"
import { useTexts } from "./use-texts"
import { ViewLinks } from "./view-links"

const PAGES = [{ name: "returns", path: "/aftercare/rules" }, { name: "codes", path: "/aftercare/rules/repair-codes" }, { name: "tests", path: "/aftercare/rules/test-protocols" }] as const

/** The three lists by which a shop says how it works. */
export function RuleLinks() {
  const { t } = useTexts()
  const { pathname } = useLocation()
  return <ViewLinks views={PAGES.map(({ name, path }) => ({ label: t(`rules.${name}`), to: path, isCurrent: pathname.replace(/\/$/, "") === path }))} />
}
