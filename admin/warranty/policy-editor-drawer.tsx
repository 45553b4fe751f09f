import { Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { PolicySimulation } from "./policy-simulation"
import { usePolicyWords } from "./policy-words"
import { monthsOf, type WarrantyPolicy } from "./warranty-policy"

const KINDS = ["statutory", "commercial", "extended"] as const
const GUARANTORS = ["seller", "manufacturer"] as const
const ITEMS = ["part", "labour"] as const

interface PolicyEditorDrawerProps {
  /** Of which a next version is made; null for a new policy. */
  readonly base: WarrantyPolicy | null
  readonly onClose: () => void
}

/** Drafts a policy or its next version. What else the former version says is kept as it is. */
export function PolicyEditorDrawer({ base, onClose }: PolicyEditorDrawerProps) {
  const { t, word } = useTexts()
  const wordsFor = usePolicyWords()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, unknown>("/admin/warranty-policies")
  const [name, setName] = useState(base?.name ?? "")
  const [months, setMonths] = useState(String(monthsOf(base?.terms.term?.duration) ?? 24))
  const [kind, setKind] = useState(base?.terms.kind ?? "commercial")
  const [guarantor, setGuarantor] = useState(base?.terms.guarantor ?? "seller")
  const [pays, setPays] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(ITEMS.map((item) => [item, String(base?.terms.coverage?.find((line) => line.item === item)?.pct ?? 100)])))
  const terms = {
    ...base?.terms, kind, guarantor, term: { ...base?.terms.term, duration: `P${Number(months) || 0}M` },
    coverage: [...(base?.terms.coverage ?? []).filter(({ item }) => !(ITEMS as readonly string[]).includes(item)), ...ITEMS.map((item) => ({ item, pct: Math.min(100, Math.max(0, Number(pays[item]) || 0)) })).filter(({ pct }) => pct > 0)],
  }
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ name, ...(base === null ? {} : { code: base.code }), variant_ids: base?.variant_ids ?? null, terms })
      toast.success(t("warranty.drafted"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={base === null ? t("warranty.create") : t("warranty.newVersion")} hint={t("warranty.draftHint")} submit={t("warranty.draft")} isPending={isPending} canSubmit={name.trim() !== "" && Number(months) > 0} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("technician.name")}>{(ids) => <Input {...ids} size="small" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("warranty.months")}>{(ids) => <Input {...ids} size="small" type="number" min={1} max={1200} value={months} onChange={(event) => setMonths(event.target.value)} />}</Field>
        <Field label={t("warranty.kind")}>{({ id }) => <Choice id={id} value={kind} onChange={setKind} placeholder="" options={KINDS.map((value) => ({ value: value as string, label: word("coverage.kind", value) }))} />}</Field>
        <Field label={t("warranty.guarantorLabel")}>{({ id }) => <Choice id={id} value={guarantor} onChange={setGuarantor} placeholder="" options={GUARANTORS.map((value) => ({ value: value as string, label: word("warranty.guarantor", value) }))} />}</Field>
        {ITEMS.map((item) => <Field key={item} label={`${word("coverage.item", item)} (%)`}>{(ids) => <Input {...ids} size="small" type="number" min={0} max={100} value={pays[item] ?? ""} onChange={(event) => setPays({ ...pays, [item]: event.target.value })} />}</Field>)}
      </div>
      <div className="bg-ui-bg-subtle border-ui-border-base rounded-lg border px-4 py-3">
        <Text size="small" leading="compact" weight="plus">{t("warranty.preview")}</Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty">{wordsFor({ terms, variant_ids: base?.variant_ids ?? null }).join(" ")}</Text>
      </div>
      {base !== null && <PolicySimulation code={base.code} terms={terms} />}
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
