import { ArrowDownMini, ArrowUpMini, XMarkMini } from "@medusajs/icons"
import { Button, IconButton, Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpTestProtocol } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useItemNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useSerialPolicies } from "../serial-policy/use-serial-policies"
import { EMPTY_STEP, moved, problemOf, type Step, stepOf, TESTS_MAX, testOf } from "./step"

interface ProtocolDrawerProps {
  /** Null: for a product that is still to be chosen. */
  readonly protocol: HttpTestProtocol | null
  readonly onClose: () => void
}

/** The tests of one product, in the order in which they are done. */
export function ProtocolDrawer({ protocol, onClose }: ProtocolDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const [itemId, setItemId] = useState<string | null>(protocol?.inventory_item_id ?? null)
  const [steps, setSteps] = useState<readonly Step[]>(() => (protocol === null ? [EMPTY_STEP] : protocol.tests.map(stepOf)))
  const { write, isPending, error } = useWrite<object, unknown>(`/admin/test-protocols/${itemId ?? ""}`)
  const isKnown = useHasProtocol(protocol === null ? itemId : null)
  const policies = useSerialPolicies()
  const items = useItemNames([...policies.map(({ inventory_item_id }) => inventory_item_id), itemId])
  const change = (index: number, part: Partial<Step>): void => setSteps(steps.map((step, place) => (place === index ? { ...step, ...part } : step)))
  const isComplete = itemId !== null && !isKnown && steps.length > 0 && steps.every((_, index) => problemOf(steps, index) === null)
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ tests: steps.map(testOf) })
      toast.success(t("protocol.saved"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  const nameOf = (id: string): string => [items.get(id)?.title, items.get(id)?.sku].filter(Boolean).join(" · ")
  return (
    <SideDrawer title={protocol === null ? t("protocol.create") : t("protocol.edit")} hint={t("protocol.drawerHint")} submit={t("general.save")} isPending={isPending} canSubmit={isComplete} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("unit.product")} problem={isKnown ? t("protocol.exists") : null}>{({ id }) => <Choice id={id} value={itemId} onChange={setItemId} placeholder={t("general.choose")} disabled={protocol !== null} options={[...items.keys()].map((value) => ({ value, label: nameOf(value) }))} />}</Field>
      <ol className="flex flex-col gap-y-4">
        {steps.map((step, index) => (
          <StepFields key={step.key} step={step} place={index} count={steps.length} problem={problemOf(steps, index)} onChange={(part) => change(index, part)} onMove={(to) => setSteps(moved(steps, index, to))} onRemove={() => setSteps(steps.filter((_, place) => place !== index))} />
        ))}
      </ol>
      <div><Button type="button" size="small" variant="secondary" disabled={steps.length >= TESTS_MAX} onClick={() => setSteps([...steps, { ...EMPTY_STEP, key: Math.max(0, ...steps.map(({ key }) => key)) + 1 }])}>{t("protocol.addTest")}</Button></div>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

/** A product has one protocol: a new one would silently take its place. */
function useHasProtocol(itemId: string | null): boolean {
  const { data } = useRead<{ readonly test_protocol: Pick<HttpTestProtocol, "tests"> }>(`/admin/test-protocols/${itemId ?? ""}`, {}, { enabled: itemId !== null })
  return itemId !== null && (data?.test_protocol.tests.length ?? 0) > 0
}

interface StepFieldsProps {
  readonly step: Step
  readonly place: number
  readonly count: number
  readonly problem: "name" | "repeated" | "number" | "limits" | null
  readonly onChange: (part: Partial<Step>) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

function StepFields({ step, place, count, problem, onChange, onMove, onRemove }: StepFieldsProps) {
  const { t } = useTexts()
  const name = step.name.trim() === "" ? t("protocol.test", { number: place + 1 }) : step.name
  // Nobody is told off for a field that was not reached yet.
  const isShown = problem !== null && problem !== "name"
  return (
    <li className="bg-ui-bg-subtle border-ui-border-base flex flex-col gap-y-3 rounded-lg border p-4">
      <div className="flex items-center justify-between gap-x-3">
        <Text size="small" leading="compact" weight="plus">{t("protocol.test", { number: place + 1 })}</Text>
        <span className="flex">
          <IconButton type="button" size="small" variant="transparent" disabled={place === 0} aria-label={t("protocol.moveUp", { name })} onClick={() => onMove(place - 1)}><ArrowUpMini /></IconButton>
          <IconButton type="button" size="small" variant="transparent" disabled={place === count - 1} aria-label={t("protocol.moveDown", { name })} onClick={() => onMove(place + 1)}><ArrowDownMini /></IconButton>
          <IconButton type="button" size="small" variant="transparent" disabled={count === 1} aria-label={t("receive.remove", { serial: name })} onClick={onRemove}><XMarkMini /></IconButton>
        </span>
      </div>
      <div className="grid grid-cols-[minmax(0,_1fr)_96px] gap-3">
        <Field label={t("repair.test.name")}>{(ids) => <Input {...ids} size="small" maxLength={255} value={step.name} onChange={(event) => onChange({ name: event.target.value })} autoComplete="off" />}</Field>
        <Field label={t("repair.test.unit")}>{(ids) => <Input {...ids} size="small" maxLength={255} value={step.unit} onChange={(event) => onChange({ unit: event.target.value })} placeholder="V" autoComplete="off" />}</Field>
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("repair.test.min")} optional>{(ids) => <Input {...ids} size="small" inputMode="decimal" value={step.min} onChange={(event) => onChange({ min: event.target.value })} autoComplete="off" />}</Field>
        <Field label={t("repair.test.max")} optional>{(ids) => <Input {...ids} size="small" inputMode="decimal" value={step.max} onChange={(event) => onChange({ max: event.target.value })} autoComplete="off" />}</Field>
      </div>
      {isShown && <Text size="small" role="alert" className="text-ui-fg-error">{t(`protocol.problem.${problem}`)}</Text>}
    </li>
  )
}
