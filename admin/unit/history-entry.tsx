import { ArrowRightMini } from "@medusajs/icons"
import { Badge, clx, Text } from "@medusajs/ui"
import type { HttpUnitEvent } from "../../src/types/http"
import { Instant } from "../common/instant"
import { TextLink } from "../common/text-link"
import { useDates } from "../common/use-dates"
import { useTexts } from "../common/use-texts"
import type { FieldChange } from "./history-changes"
import type { HistoryNames } from "./use-history-names"
import { useHistoryWords } from "./use-history-words"

interface HistoryEntryProps {
  readonly event: HttpUnitEvent
  readonly changes: readonly FieldChange[]
  /** Sequence of the entry that puts this one right. */
  readonly correctedBy: number | null
  readonly names: HistoryNames
  readonly isLast: boolean
}

const LATE_MS = 60_000

/** Who, when, why, and what it changed. */
export function HistoryEntry({ event, changes, correctedBy, names, isLast }: HistoryEntryProps) {
  const { t } = useTexts()
  const { time } = useDates()
  const { deedOf, factsOf } = useHistoryWords()
  const document = names.document(event)
  const isCorrection = event.corrects_sequence !== null
  const toldLater = Date.parse(event.recorded_at) - Date.parse(event.occurred_at) > LATE_MS
  return (
    <li id={`event-${event.sequence}`} className="target:bg-ui-bg-highlight relative flex gap-x-4 rounded-md pb-6 last:pb-0">
      {!isLast && <span aria-hidden className="bg-ui-border-base absolute bottom-0 left-[5px] top-5 w-px" />}
      <span aria-hidden className={clx("mt-1 h-[11px] w-[11px] shrink-0 rounded-full border-2", correctedBy !== null ? "border-ui-border-strong" : isCorrection ? "border-ui-tag-orange-icon bg-ui-tag-orange-icon" : "border-ui-fg-interactive bg-ui-fg-interactive")} />
      <div className="flex min-w-0 flex-1 flex-col gap-y-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="flex flex-wrap items-center gap-x-2">
            <Text size="small" leading="compact" weight="plus" className={clx({ "text-ui-fg-subtle line-through": correctedBy !== null })}>{deedOf(event)}</Text>
            {event.corrects_sequence !== null && <Badge size="2xsmall" color="orange" asChild><a href={`#event-${event.corrects_sequence}`}>{t("history.corrects", { sequence: event.corrects_sequence })}</a></Badge>}
            {correctedBy !== null && <Badge size="2xsmall" asChild><a href={`#event-${correctedBy}`}>{t("history.correctedBy", { sequence: correctedBy })}</a></Badge>}
          </span>
          <Text size="small" leading="compact" className="text-ui-fg-subtle whitespace-nowrap"><Instant at={event.occurred_at} /></Text>
        </div>
        <Text size="small" className="text-ui-fg-subtle break-words">
          <span className="text-ui-fg-subtle">{event.sequence}</span>{" · "}{names.actor(event.actor)}
          {event.workstation !== null && <> · {event.workstation}</>}
          {document !== null && <> · {document.to === null ? document.name : <TextLink inText to={document.to}>{document.name}</TextLink>}</>}
          {toldLater && <> · {t("history.toldLater", { time: time(event.recorded_at) })}</>}
        </Text>
        <Why facts={factsOf(event)} note={event.note} />
        {changes.length > 0 && <Changes changes={changes} names={names} />}
      </div>
    </li>
  )
}

function Why({ facts, note }: { readonly facts: readonly string[]; readonly note: string | null }) {
  return (
    <>
      {facts.length > 0 && <Text size="small" className="break-words">{facts.join(" · ")}</Text>}
      {note !== null && <Text size="small" className="border-ui-border-strong text-ui-fg-subtle whitespace-pre-line break-words border-l-2 pl-3">{note}</Text>}
    </>
  )
}

function Changes({ changes, names }: { readonly changes: readonly FieldChange[]; readonly names: HistoryNames }) {
  const { t } = useTexts()
  return (
    <dl className="txt-compact-small text-ui-fg-subtle flex flex-col gap-y-0.5 pt-0.5">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="flex min-w-0 flex-wrap items-center gap-x-1.5">
          <dt className="text-ui-fg-subtle">{t(`history.field.${field}`)}</dt>
          <dd className="flex min-w-0 flex-wrap items-center gap-x-1.5">
            {before !== null && <><span>{names.value(field, before)}</span><ArrowRightMini className="text-ui-fg-muted" aria-label={t("history.became")} /></>}
            <span className="text-ui-fg-base break-all">{names.value(field, after)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
