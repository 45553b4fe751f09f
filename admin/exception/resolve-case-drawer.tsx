import { Text, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnitException, HttpUnitExceptionAnswer } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Field } from "../common/field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { TextLink } from "../common/text-link"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { documentsOf, useCaseWords } from "./case-words"

const SUGGESTIONS = ["swapped", "hold_released", "corrected", "accepted", "not_a_problem"]

export function ResolveCaseDrawer({ found, onClose }: { readonly found: HttpUnitException; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { kindOf, summaryOf, adviceOf } = useCaseWords()
  const { rmaId, vendorClaimId, otherOrderId } = documentsOf(found)
  const advice = adviceOf(found)
  const { write, isPending, error } = useWrite<object, HttpUnitExceptionAnswer>(`/admin/unit-exceptions/${found.id}/resolve`)
  const [code, setCode] = useState("")
  const [note, setNote] = useState("")
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ resolution_code: code, ...(note === "" ? {} : { note }) })
      toast.success(t("exception.resolved"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("exception.resolve")} hint={t("exception.resolveHint")} submit={t("exception.resolve")} isPending={isPending} canSubmit={code !== ""} onSubmit={onSubmit} onClose={onClose}>
      <div className="bg-ui-bg-subtle border-ui-border-base rounded-lg border px-4 py-3">
        <Text size="small" leading="compact" weight="plus">{kindOf(found.kind)}</Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty">{summaryOf(found)}</Text>
        {advice !== null && <Text size="small" className="text-pretty pt-2">{advice}</Text>}
        <div className="txt-small flex flex-wrap gap-x-3 pt-1">
          {found.order_id !== null && <TextLink inText to={`/orders/${found.order_id}`}>{t("exception.openOrder")}</TextLink>}
          {otherOrderId !== null && <TextLink inText to={`/orders/${otherOrderId}`}>{t("exception.otherOrder")}</TextLink>}
          {rmaId !== null && <TextLink inText to={`/aftercare/returns/${rmaId}`}>{t("exception.openReturn")}</TextLink>}
          {vendorClaimId !== null && <TextLink inText to={`/aftercare/vendor-claims/${vendorClaimId}`}>{t("exception.openClaim")}</TextLink>}
        </div>
      </div>
      <ReasonField value={code} onChange={setCode} suggestions={SUGGESTIONS} optional={false} />
      <Field label={t("general.note")} optional>{(ids) => <Textarea {...ids} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
