import { localDay } from "../../shared/format/local-day"
import { useFormats } from "../../shared/format/use-formats"
import { useTexts } from "../use-texts"

interface CoverBarProps {
  readonly startsOn: string
  /** Null: it ends by use, not by a day. */
  readonly endsOn: string | null
  readonly asOf?: string
  readonly isInForce: boolean
}

const DAY_MS = 86_400_000
const DAYS_PER_MONTH = 30.44
/** Nearer than this, days count. */
const MONTHS_FROM = 3

const dayNumber = (date: string): number => Math.floor(Date.parse(date.slice(0, 10)) / DAY_MS)

/** A cover's time: what is left of it is coloured, and today is marked. Drawn, because its length is not known to a stylesheet. */
export function CoverBar({ startsOn, endsOn, asOf = localDay(), isInForce }: CoverBarProps) {
  const { day } = useFormats()
  const { t } = useTexts()
  const left = useTimeLeft()(endsOn, asOf)
  if (endsOn === null) return <p className="text-ui-fg-subtle text-sm">{t("coverage.since", { day: day(startsOn) })} · {left}</p>
  const length = Math.max(1, dayNumber(endsOn) - dayNumber(startsOn))
  const gone = Math.min(1, Math.max(0, (dayNumber(asOf) - dayNumber(startsOn)) / length)) * 100
  return (
    <div className="flex flex-col gap-y-2">
      <svg role="img" aria-label={t("coverage.bar", { from: day(startsOn), to: day(endsOn), left })} viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2.5 w-full overflow-hidden rounded-full">
        <rect width="100" height="8" className="fill-ui-bg-component-pressed" />
        <rect x={gone} width={100 - gone} height="8" className={isInForce ? "fill-ui-tag-green-icon" : "fill-ui-fg-muted"} />
        <rect x={Math.min(98.8, Math.max(0, gone - 0.6))} width="1.2" height="8" className="fill-ui-fg-base" />
      </svg>
      <div className="text-ui-fg-subtle flex justify-between gap-x-3 text-sm">
        <span>{day(startsOn)}</span>
        <span className="text-ui-fg-base text-center font-medium">{left}</span>
        <span className="text-right">{day(endsOn)}</span>
      </div>
    </div>
  )
}

export function useTimeLeft(): (endsOn: string | null, asOf?: string) => string {
  const { t } = useTexts()
  return (endsOn, asOf = localDay()) => {
    if (endsOn === null) return t("coverage.noEnd")
    const days = dayNumber(endsOn) - dayNumber(asOf)
    const months = Math.round(Math.abs(days) / DAYS_PER_MONTH)
    if (days < 0) return months < MONTHS_FROM ? t("coverage.overForDays", { count: -days }) : t("coverage.overForMonths", { count: months })
    return months < MONTHS_FROM ? t("coverage.daysLeft", { count: days }) : t("coverage.monthsLeft", { count: months })
  }
}
