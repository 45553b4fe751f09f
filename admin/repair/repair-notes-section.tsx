import { Text } from "@medusajs/ui"
import type { HttpRepairOrder } from "../../src/types/http"
import { Instant } from "../common/instant"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { useActorNames } from "../common/use-actor-names"

/** What was written with each step, newest first. */
export function RepairNotesSection({ order }: { readonly order: HttpRepairOrder }) {
  const { t, word } = useTexts()
  const nameOf = useActorNames(order.notes.map(({ by }) => by))
  if (order.notes.length === 0) return null
  return (
    <Section title={t("repair.notes")}>
      <ol className="flex flex-col gap-y-4 px-6 py-4">
        {[...order.notes].reverse().map((note) => (
          <li key={note.id} className="flex flex-col gap-y-0.5">
            <span className="flex items-baseline justify-between gap-x-3"><Text size="small" leading="compact" weight="plus">{word("repair.action", note.command)}</Text><Text size="small" leading="compact" className="text-ui-fg-subtle whitespace-nowrap"><Instant at={note.at} /></Text></span>
            <Text size="small" className="text-ui-fg-subtle">{nameOf(note.by)}</Text>
            <Text size="small" className="whitespace-pre-line break-words">{note.note}</Text>
          </li>
        ))}
      </ol>
    </Section>
  )
}
