import { PencilSquare, Plus, Trash } from "@medusajs/icons"
import { Button, IconButton, StatusBadge, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { HttpSerialPolicy, HttpSerialPolicyList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { FactRow, Section } from "../common/section"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { PolicyDrawer } from "./policy-drawer"
import { StockComparison } from "./stock-comparison"
import { UnitCounts } from "./unit-counts"

/** The inventory item or variant that a policy is about. */
export type PolicySubject = { readonly inventory_item_id: string } | { readonly variant_id: string }

/** On a variant's and an inventory item's page: how its units are numbered, how many there are, and whether stock agrees. */
export function PolicySection({ subject }: { readonly subject: PolicySubject }) {
  const { t } = useTexts()
  const { data, error, refetch } = useRead<HttpSerialPolicyList>("/admin/serial-policies", { ...subject, limit: 1 })
  const [isOpen, setOpen] = useState(false)
  const policy = data?.serial_policies[0] ?? null
  return (
    <Section
      title={t("policy.title")}
      actions={policy === null ? undefined : (
        <div className="flex items-center gap-x-2">
          <StatusBadge color={policy.state === "active" ? "green" : "orange"}>{t(`policy.state.${policy.state}`)}</StatusBadge>
          <IconButton size="small" variant="transparent" aria-label={t("policy.edit")} onClick={() => setOpen(true)}><PencilSquare /></IconButton>
          <RemovePolicy policy={policy} />
        </div>
      )}
    >
      {error !== null && data === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : data === undefined ? <LoadingRows /> : policy === null ? <NoPolicy onOpen={() => setOpen(true)} /> : <PolicyBody policy={policy} />}
      {isOpen && <PolicyDrawer subject={subject} policy={policy} onClose={() => setOpen(false)} />}
    </Section>
  )
}

/** Only while no unit stands under it: the server says so where one does. */
function RemovePolicy({ policy }: { readonly policy: HttpSerialPolicy }) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const { write, isPending } = useWrite<object, unknown>(`/admin/serial-policies/${policy.id}`, "DELETE")
  const remove = async (): Promise<void> => {
    if (!(await prompt({ title: t("policy.remove"), description: t("policy.removeConsequence"), confirmText: t("policy.remove"), cancelText: t("general.cancel") }))) return
    try {
      await write({})
      toast.success(t("policy.removed"))
    } catch (error) {
      toastProblem(error)
    }
  }
  return <IconButton size="small" variant="transparent" disabled={isPending} aria-label={t("policy.remove")} onClick={() => void remove()}><Trash /></IconButton>
}

function NoPolicy({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTexts()
  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle text-pretty">{t("policy.none")}</Text>
      <Button size="small" variant="secondary" onClick={onOpen}><Plus /> {t("policy.start")}</Button>
    </div>
  )
}

function PolicyBody({ policy }: { readonly policy: HttpSerialPolicy }) {
  const { t } = useTexts()
  const query = `inventory_item_id=${policy.inventory_item_id}`
  return (
    <>
      <dl className="divide-ui-border-base divide-y">
        <FactRow name={t("policy.tracking.label")}>{t(`policy.tracking.${policy.tracking}`)}</FactRow>
        {policy.tracking === "full" && <FactRow name={t("policy.allocation")}>{t(`policy.allocateAt.${policy.allocate_at}`)} · {t(`policy.strategy.${policy.strategy}`)}</FactRow>}
        <FactRow name={t("policy.enforcement.label")}>{t(`policy.enforcement.${policy.enforcement}`)}{policy.require_pick ? ` · ${t("policy.pickNeeded")}` : ""}</FactRow>
        {policy.number_format !== null && <FactRow name={t("policy.format")}><FormatWords policy={policy} /></FactRow>}
        {policy.tracking === "full" && <FactRow name={t("policy.sellable")}>{policy.sellable_grades.map((grade) => t(`unit.grade.${grade}`)).join(", ")}</FactRow>}
        {(policy.passport || policy.public_verdict) && <FactRow name={t("policy.public")}>{[policy.passport ? t("policy.passport") : null, policy.public_verdict ? t("policy.publicVerdict") : null].filter(Boolean).join(", ")}</FactRow>}
      </dl>
      <UnitCounts inventoryItemId={policy.inventory_item_id} />
      {policy.tracking === "full" && <StockComparison policy={policy} />}
      <div className="flex flex-wrap items-center justify-end gap-2 px-6 py-3">
        <Button size="small" variant="transparent" asChild><Link to={`/aftercare/units?${query}`}>{t("policy.showUnits")}</Link></Button>
        {policy.tracking === "full" && <Button size="small" variant="secondary" asChild><Link to={`/aftercare/units/receive?item=${policy.inventory_item_id}`}>{policy.state === "adopting" ? t("policy.adopt") : t("receive.open")}</Link></Button>}
      </div>
    </>
  )
}

function FormatWords({ policy: { number_format: format } }: { readonly policy: HttpSerialPolicy }) {
  const { t, word } = useTexts()
  if (format === null) return null
  const length = format.min_length === format.max_length ? format.min_length : [format.min_length, format.max_length].filter(Boolean).join("–")
  const parts = [
    format.charset === undefined ? null : word("policy.charset", format.charset), length ? t("policy.characters", { count: String(length) }) : null,
    format.check === undefined || format.check === "none" ? null : t("policy.checkedBy", { check: word("policy.check", format.check) }),
  ].filter((part) => part !== null)
  return <>{format.mask !== undefined && <span className="font-mono text-xs">{format.mask}</span>}{format.mask !== undefined && parts.length > 0 ? " · " : ""}{parts.join(", ")}</>
}
