import { clx } from "@medusajs/ui"
import type { HttpDate } from "../../src/types/http"
import { useDates } from "../common/use-dates"
import { useTexts } from "../common/use-texts"

interface CoverageBarProps {
  readonly startsOn: HttpDate
  /** Null: it ends by use, not by a day. */
  readonly endsOn: HttpDate | null
  readonly asOf: HttpDate
  readonly isActive: boolean
}

const DAYS_PER_MONTH = 30.44
/** Nearer than this, days count. */
const MONTHS_FROM = 3

const dayNumber = (date: HttpDate): number => Math.floor(Date.parse(date) / 86_400_000)

/** A cover's time as a bar: what is gone, what is left, and the day that is asked about. */
export function CoverageBar({ startsOn, endsOn, asOf, isActive }: CoverageBarProps) {
  const { t } = useTexts()
  const { day } = useDates()
  if (endsOn === null) {
    return <div className="txt-compact-xsmall text-ui-fg-subtle flex justify-between gap-x-2"><span>{day(startsOn)}</span><span className="text-ui-fg-base">{t("coverage.noEnd")}</span></div>
  }
  const length = Math.max(1, dayNumber(endsOn) - dayNumber(startsOn))
  const gone = Math.min(1, Math.max(0, (dayNumber(asOf) - dayNumber(startsOn)) / length))
  const daysLeft = dayNumber(endsOn) - dayNumber(asOf)
  const months = Math.round(Math.abs(daysLeft) / DAYS_PER_MONTH)
  const left = daysLeft < 0
    ? months < MONTHS_FROM ? t("coverage.overFor", { count: -daysLeft }) : t("coverage.overForMonths", { count: months })
    : months < MONTHS_FROM ? t("coverage.daysLeft", { count: daysLeft }) : t("coverage.monthsLeft", { count: months })
  return (
    <div className="flex flex-col gap-y-1.5">
      <div role="img" aria-label={t("coverage.barLabel", { from: day(startsOn), to: day(endsOn), left })} className="bg-ui-bg-component-pressed relative h-2 w-full rounded-full">
        <div
          className={clx("absolute inset-y-0 right-0 rounded-full", isActive ? "bg-ui-tag-green-icon" : "bg-ui-fg-muted")}
          style={{ left: `${gone * 100}%` }}
        />
        {/* As wide as the gap it marks, so that the first and the last day stay inside the bar. */}
        <div className="bg-ui-fg-base absolute -inset-y-1 w-0.5 rounded-full" style={{ left: `calc(${gone * 100}% - ${gone * 2}px)` }} />
      </div>
      <div className="txt-compact-xsmall text-ui-fg-subtle flex justify-between gap-x-2">
        <span>{day(startsOn)}</span>
        <span className="text-ui-fg-base">{left}</span>
        <span>{day(endsOn)}</span>
      </div>
    </div>
  )
}
