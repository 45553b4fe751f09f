import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { HttpRmaEntry } from "../../src/types/http"
import { Instant } from "./instant"
import { Section } from "./section"
import { useActorNames } from "./use-actor-names"
import { useTexts } from "./use-texts"

interface TimelineSectionProps {
  readonly entries: readonly HttpRmaEntry[]
  /** Where the catalogue has the names of this document's entries. */
  readonly group: string
  readonly lines: readonly { readonly id: string; readonly serial_number: string }[]
  readonly factsOf?: (entry: HttpRmaEntry) => readonly (string | null)[]
  readonly actions?: ReactNode
}

/** Who did what to a document, newest first. */
export function TimelineSection({ entries, group, lines, factsOf, actions }: TimelineSectionProps) {
  const { t, word } = useTexts()
  const nameOf = useActorNames(entries.map(({ actor }) => actor))
  const serials = new Map(lines.map(({ id, serial_number }) => [id, serial_number]))
  const reasonOf = ({ data }: HttpRmaEntry): string | null => (typeof data["reason_code"] === "string" ? word("reason", data["reason_code"]) : null)
  return (
    <Section title={t("history.title")} actions={actions}>
      <ol className="flex flex-col gap-y-4 px-6 py-4">
        {[...entries].reverse().map((entry) => (
          <li key={entry.id} className="flex flex-col gap-y-0.5">
            <div className="flex items-baseline justify-between gap-x-3">
              <Text size="small" leading="compact" weight="plus">{word(group, entry.type)}</Text>
              <Text size="small" leading="compact" className="text-ui-fg-subtle whitespace-nowrap"><Instant at={entry.at} /></Text>
            </div>
            <Text size="small" className="text-ui-fg-subtle">
              {nameOf(entry.actor)}{entry.line_id !== null && serials.has(entry.line_id) ? <> · <span className="font-mono text-xs">{serials.get(entry.line_id)}</span></> : null}
              {[...(factsOf?.(entry) ?? []), reasonOf(entry)].filter(Boolean).map((fact) => ` · ${fact}`).join("")}
            </Text>
            {entry.note !== null && <Text size="small" className="border-ui-border-strong text-ui-fg-subtle whitespace-pre-line break-words border-l-2 pl-3">{entry.note}</Text>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
