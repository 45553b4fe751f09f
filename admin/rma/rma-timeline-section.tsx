import { Text } from "@medusajs/ui"
import type { HttpRmaEntry, HttpRmaLine } from "../../src/types/http"
import { Instant } from "../common/instant"
import { Section } from "../common/section"
import { useCustomerNames, useUserNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"

/** Who did what to the return, newest first. */
export function RmaTimelineSection({ entries, lines }: { readonly entries: readonly HttpRmaEntry[]; readonly lines: readonly HttpRmaLine[] }) {
  const { t, word } = useTexts()
  const users = useUserNames(entries.flatMap(({ actor }) => (actor.type === "user" ? [actor.id] : [])))
  const customers = useCustomerNames(entries.flatMap(({ actor }) => (actor.type === "customer" ? [actor.id] : [])))
  const serials = new Map(lines.map(({ id, serial_number }) => [id, serial_number]))
  const nameOf = ({ type, id }: HttpRmaEntry["actor"]): string => (type === "user" ? users.get(id) : type === "customer" ? customers.get(id)?.name : undefined) ?? word("history.actor", type)
  return (
    <Section title={t("history.title")}>
      <ol className="flex flex-col gap-y-4 px-6 py-4">
        {[...entries].reverse().map((entry) => (
          <li key={entry.id} className="flex flex-col gap-y-0.5">
            <div className="flex items-baseline justify-between gap-x-3">
              <Text size="small" leading="compact" weight="plus">{word("rma.event", entry.type)}</Text>
              <Text size="small" leading="compact" className="text-ui-fg-subtle whitespace-nowrap"><Instant at={entry.at} /></Text>
            </div>
            <Text size="small" className="text-ui-fg-subtle">{nameOf(entry.actor)}{entry.line_id !== null && serials.has(entry.line_id) ? <> · <span className="font-mono text-xs">{serials.get(entry.line_id)}</span></> : null}{typeof entry.data["reason_code"] === "string" ? ` · ${word("reason", entry.data["reason_code"])}` : ""}</Text>
            {entry.note !== null && <Text size="small" className="border-ui-border-strong text-ui-fg-subtle whitespace-pre-line break-words border-l-2 pl-3">{entry.note}</Text>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
