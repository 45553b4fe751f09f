import { Input, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRepairCode } from "../../src/types/http"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { KINDS } from "./repair-code"
import { keyOf } from "./code-file"
import { useAllCodes } from "./use-all-codes"
import { formOfCodes, useImportCodes } from "./use-save-codes"

interface CodeDrawerProps {
  /** Null: a new one. */
  readonly code: HttpRepairCode | null
  readonly kind: HttpRepairCode["kind"] | undefined
  readonly onClose: () => void
}

/** A code is what repairs are counted by, so it never changes; its label does. */
export function CodeDrawer({ code: known, kind: listed, onClose }: CodeDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useImportCodes()
  const [kind, setKind] = useState<HttpRepairCode["kind"]>(known?.kind ?? listed ?? "symptom")
  const [code, setCode] = useState(known?.code ?? "")
  const [label, setLabel] = useState(known?.label ?? "")
  const all = useAllCodes().data ?? []
  const isTaken = known === null && all.some((other) => keyOf(other) === keyOf({ kind, code: code.trim() }))
  const onSubmit = async (): Promise<void> => {
    try {
      await write(formOfCodes([{ kind, code: code.trim(), label: label.trim(), active: known?.active ?? true }]))
      toast.success(t("repairCode.saved", { label: label.trim() }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={known === null ? t("repairCode.create") : t("repairCode.edit")} hint={t("repairCode.drawerHint")} submit={t("general.save")} isPending={isPending} canSubmit={code.trim() !== "" && label.trim() !== "" && !isTaken} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("repairCode.kindLabel")}>{({ id }) => <Choice id={id} value={kind} onChange={setKind} placeholder="" disabled={known !== null} options={KINDS.map((value) => ({ value, label: t(`repairCode.kind.${value}`) }))} />}</Field>
      <Field label={t("repairCode.code")} hint={t("repairCode.codeHint")} problem={isTaken ? t("repairCode.taken") : null}>{(ids) => <Input {...ids} size="small" maxLength={64} readOnly={known !== null} value={code} onChange={(event) => setCode(event.target.value)} className="font-mono text-xs" autoComplete="off" spellCheck={false} />}</Field>
      <Field label={t("repairCode.label")}>{(ids) => <Input {...ids} size="small" maxLength={255} value={label} onChange={(event) => setLabel(event.target.value)} autoComplete="off" />}</Field>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
