import { Skeleton, Text, Tooltip } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { HttpFigure } from "../../src/types/http"
import { useTexts } from "../common/use-texts"
import type { FigurePlace } from "./figure-list"
import type { FigureRead } from "./use-figures"

/** A number, what it is made of, and the way to the list behind it. */
export function FigureTile({ place: { name, to }, read: { figure, isLoading, isMissing } }: { readonly place: FigurePlace; readonly read: FigureRead }) {
  const { t, maybe, locale } = useTexts()
  if (isMissing) return null
  return (
    <Tooltip content={t(`figure.hint.${name}`)}>
      <Link to={to} className="bg-ui-bg-component shadow-elevation-card-rest hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus flex min-w-0 flex-col gap-y-1 rounded-lg px-4 py-3 outline-none">
        <Text size="small" leading="compact" className="text-ui-fg-subtle">{t(`figure.name.${name}`)}</Text>
        {isLoading ? <Skeleton className="h-7 w-16" /> : <span className="h1-core min-h-7 truncate tabular-nums">{figure === undefined ? "–" : valueOf(figure, locale)}</span>}
        <Text size="xsmall" className="text-ui-fg-subtle min-h-4 truncate">
          {figure === undefined ? "" : figure.count === 0 && name !== "wip" ? t("figure.nothing") : figure.p90 != null ? t("figure.p90", { value: valueOf({ ...figure, value: figure.p90 }, locale) }) : maybe(`figure.base.${name}`, { count: figure.count }) ?? ""}
        </Text>
      </Link>
    </Tooltip>
  )
}

const HOURS_PER_DAY = 24
const MINUTES_PER_HOUR = 60

/** The value in its unit; money in each currency it came in. */
function valueOf({ value, unit, by }: HttpFigure, locale: string): string {
  const number = (amount: number, options: Intl.NumberFormatOptions = {}): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 1, ...options }).format(amount)
  if (unit === "money") return (by ?? []).flatMap((row) => (row.value === null ? [] : [number(row.value, { style: "currency", currency: row.key.toUpperCase(), maximumFractionDigits: 0 })])).join(" · ") || "–"
  if (value === null) return "–"
  switch (unit) {
    case "ratio":
      return number(value, { style: "percent" })
    case "hours":
      if (value >= 2 * HOURS_PER_DAY) return number(value / HOURS_PER_DAY, { style: "unit", unit: "day", unitDisplay: "long" })
      return value >= 1 ? number(value, { style: "unit", unit: "hour", unitDisplay: "long" }) : number(value * MINUTES_PER_HOUR, { style: "unit", unit: "minute", unitDisplay: "long", maximumFractionDigits: 0 })
    default:
      return number(value)
  }
}
