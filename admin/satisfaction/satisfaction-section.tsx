import { Text } from "@medusajs/ui"
import type { HttpSatisfactionList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { Instant } from "../common/instant"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { Score } from "./score"

/** What the customer said when the case was over; nothing while nobody has. */
export function SatisfactionSection({ type, id }: { readonly type: "rma" | "repair_order"; readonly id: string }) {
  const { t } = useTexts()
  const answer = useRead<HttpSatisfactionList>("/admin/satisfaction", { subject_type: type, subject_id: id, limit: 1 }).data?.satisfaction_answers[0]
  if (answer === undefined) return null
  return (
    <Section title={t("satisfaction.one")} actions={<Score score={answer.score} />}>
      <div className="flex flex-col gap-y-1 px-6 py-4">
        {answer.comment !== null && <Text size="small" className="whitespace-pre-line break-words">{answer.comment}</Text>}
        <Text size="small" className="text-ui-fg-subtle"><Instant at={answer.answered_at} /></Text>
      </div>
    </Section>
  )
}
