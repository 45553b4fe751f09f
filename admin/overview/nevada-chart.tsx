import { Text } from "@medusajs/ui"
import type { HttpFigure } from "../../src/types/http"
import { useTexts } from "../common/use-texts"

type Rows = NonNullable<HttpFigure["by"]>

/** So many months since shipment are shown; what came later is in the list. */
const AGES_SHOWN_MAX = 12

interface NevadaChartProps {
  /** Units by the month they were shipped in, and first claims by months since. */
  readonly cohorts: Rows
  /** Claims expected of each in the next month, where they can be told. */
  readonly expected: Rows
}

/** The Nevada chart: a row a month of shipment, a column a month since; the darker, the larger the share that came back. */
export function NevadaChart({ cohorts, expected }: NevadaChartProps) {
  const { t, locale } = useTexts()
  const ages = Math.min(AGES_SHOWN_MAX, Math.max(1, ...cohorts.map(({ returned = [] }) => returned.length)))
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const most = Math.max(0.0001, ...cohorts.flatMap(({ count, returned = [] }) => returned.map((claims) => claims / Math.max(1, count))))
  const forecast = new Map(expected.map(({ key, value }) => [key, value]))
  return (
    <>
      <div><Text size="small" leading="compact" weight="plus">{t("figure.name.nevada")}</Text><Text size="small" className="text-ui-fg-subtle text-pretty">{t("figure.hint.nevada")}</Text></div>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("figure.name.nevada")}>
        <table className="txt-compact-xsmall w-full min-w-[560px] border-separate border-spacing-0.5 tabular-nums">
          <thead>
            <tr className="text-ui-fg-subtle">
              <th scope="col" className="py-1 pr-3 text-left font-normal">{t("figure.shippedIn")}</th><th scope="col" className="py-1 pr-3 text-right font-normal">{t("figure.units")}</th>
              {Array.from({ length: ages }, (_, age) => <th key={age} scope="col" className="min-w-8 py-1 text-center font-normal">{age + 1}</th>)}
              {forecast.size > 0 && <th scope="col" className="py-1 pl-3 text-right font-normal">{t("figure.expected")}</th>}
            </tr>
          </thead>
          <tbody>
            {cohorts.map(({ key, count, returned = [] }) => (
              <tr key={key}>
                <th scope="row" className="whitespace-nowrap py-1 pr-3 text-left font-normal">{month.format(new Date(`${key}-01T00:00:00Z`))}</th><td className="py-1 pr-3 text-right">{number.format(count)}</td>
                {Array.from({ length: ages }, (_, age) => {
                  const claims = returned[age]
                  return <td key={age} className="bg-ui-bg-component relative h-7 rounded text-center">{claims !== undefined && <><span aria-hidden className="bg-ui-tag-orange-icon absolute inset-0 rounded" style={{ opacity: 0.55 * (claims / Math.max(1, count) / most) }} /><span className="text-ui-fg-base relative">{claims}</span></>}</td>
                })}
                {forecast.size > 0 && <td className="py-1 pl-3 text-right">{forecast.get(key) == null ? "–" : number.format(forecast.get(key) ?? 0)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
