import { Container, Heading, Select, Text, Tooltip } from "@medusajs/ui"
import { useQueries } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { HttpFigure } from "../../src/types/http"
import { request } from "../common/api/backend"
import { AFTERCARE, isWorthRetrying } from "../common/api/use-read"
import { useTexts } from "../common/use-texts"
import { BarChart } from "./bar-chart"

/** The figures there are, with the list behind each. */
const FIGURES = [
  { name: "tat", to: "/aftercare/repairs?view=list&status=closed" }, { name: "net_tat", to: "/aftercare/repairs?view=list&status=closed" }, { name: "mttr", to: "/aftercare/repairs?view=list&status=closed" },
  { name: "first_time_fix", to: "/aftercare/repairs?view=list&status=closed" }, { name: "nff", to: "/aftercare/repairs?view=list" }, { name: "first_pass_yield", to: "/aftercare/repairs?view=list" }, { name: "wip", to: "/aftercare/repairs" },
] as const
const PERIODS = ["30", "90", "365"] as const
const DAY_MS = 86_400_000

/** How well the workshop does, over a period. */
export function FiguresSection() {
  const { t } = useTexts()
  const [days, setDays] = useState<(typeof PERIODS)[number]>("90")
  const from = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - Number(days) * DAY_MS).toISOString()
  const answers = useQueries({
    queries: FIGURES.map(({ name }) => ({
      queryKey: [AFTERCARE, "figure", name, days], queryFn: () => request<{ readonly figure: HttpFigure }>("GET", `/admin/aftercare/figures/${name}`, { query: { from } }), retry: isWorthRetrying,
    })),
  })
  const work = answers[FIGURES.findIndex(({ name }) => name === "wip")]?.data?.figure.by ?? []
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-3 px-6 py-4">
        <Heading level="h2">{t("figure.title")}</Heading>
        <Select size="small" value={days} onValueChange={(value) => setDays(value as (typeof PERIODS)[number])}>
          <Select.Trigger className="w-36" aria-label={t("figure.period")}><Select.Value /></Select.Trigger>
          <Select.Content align="end">{PERIODS.map((value) => <Select.Item key={value} value={value}>{t("figure.days", { count: Number(value) })}</Select.Item>)}</Select.Content>
        </Select>
      </div>
      <div className="grid grid-cols-2 gap-3 p-6 md:grid-cols-4">
        {FIGURES.map(({ name, to }, index) => <FigureTile key={name} name={name} to={to} figure={answers[index]?.data?.figure} />)}
      </div>
      {work.length > 0 && <div className="flex flex-col gap-y-3 p-6"><Text size="small" leading="compact" weight="plus">{t("figure.workByStatus")}</Text><BarChart bars={work.map(({ key, count }) => ({ key, count }))} group="repair.status" /></div>}
    </Container>
  )
}

function FigureTile({ name, to, figure }: { readonly name: (typeof FIGURES)[number]["name"]; readonly to: string; readonly figure: HttpFigure | undefined }) {
  const { t, locale } = useTexts()
  return (
    <Tooltip content={t(`figure.hint.${name}`)}>
      <Link to={to} className="bg-ui-bg-component shadow-elevation-card-rest hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus flex flex-col gap-y-1 rounded-lg px-4 py-3 outline-none">
        <Text size="small" leading="compact" className="text-ui-fg-subtle">{t(`figure.name.${name}`)}</Text>
        <span className="h1-core min-h-7 tabular-nums">{figure === undefined ? "" : valueOf(figure, locale)}</span>
        <Text size="xsmall" className="text-ui-fg-subtle min-h-4">{figure === undefined ? "" : t("figure.of", { count: figure.count })}</Text>
      </Link>
    </Tooltip>
  )
}

const HOURS_PER_DAY = 24

function valueOf({ value, unit }: HttpFigure, locale: string): string {
  if (value === null) return "–"
  const number = (amount: number, options: Intl.NumberFormatOptions): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 1, ...options }).format(amount)
  switch (unit) {
    case "ratio":
      return number(value, { style: "percent" })
    case "hours":
      return value >= 2 * HOURS_PER_DAY ? number(value / HOURS_PER_DAY, { style: "unit", unit: "day" }) : number(value, { style: "unit", unit: "hour" })
    default:
      return number(value, {})
  }
}
