import { Select, Text } from "@medusajs/ui"
import { useMemo, useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { changesOf } from "./history-changes"
import { HISTORY_GROUPS, type HistoryGroup, isInGroup } from "./history-groups"
import { HistoryEntry } from "./history-entry"
import { useHistoryNames } from "./use-history-names"
import { HISTORY_SHOWN_MAX, useUnitHistory } from "./use-unit"

/** The whole life of a unit, newest first. Nothing is ever taken out: a correction stands beside what it corrects. */
export function UnitHistorySection({ unit }: { readonly unit: HttpUnit }) {
  const { t } = useTexts()
  const { data, error, refetch } = useUnitHistory(unit)
  const [group, setGroup] = useState<HistoryGroup>("all")
  const events = data?.events
  const changes = useMemo(() => changesOf(events ?? []), [events])
  const corrections = useMemo(() => new Map((events ?? []).flatMap(({ sequence, corrects_sequence }) => (corrects_sequence === null ? [] : [[corrects_sequence, sequence] as const]))), [events])
  const names = useHistoryNames(events ?? [], changes)
  const shown = (events ?? []).filter((event) => isInGroup(event, group)).reverse()
  return (
    <Section
      title={t("history.title")}
      actions={(
        <Select size="small" value={group} onValueChange={(value) => setGroup(value as HistoryGroup)}>
          <Select.Trigger aria-label={t("history.filter")} className="w-40"><Select.Value /></Select.Trigger>
          <Select.Content align="end">{HISTORY_GROUPS.map((value) => <Select.Item key={value} value={value}>{t(`history.group.${value}`)}</Select.Item>)}</Select.Content>
        </Select>
      )}
    >
      {error !== null && events === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : events === undefined ? <LoadingRows count={6} /> : (
        <div className="px-6 py-5">
          {shown.length === 0 && <Text size="small" className="text-ui-fg-subtle">{t("history.nothing")}</Text>}
          <ol className="flex flex-col">
            {shown.map((event, index) => (
              <HistoryEntry
                key={event.sequence} event={event} changes={changes.get(event.sequence) ?? []} correctedBy={corrections.get(event.sequence) ?? null}
                names={names} isLast={index === shown.length - 1}
              />
            ))}
          </ol>
          {unit.version > HISTORY_SHOWN_MAX && <Text size="small" className="text-ui-fg-subtle">{t("history.earlier", { count: unit.version - HISTORY_SHOWN_MAX })}</Text>}
        </div>
      )}
    </Section>
  )
}
