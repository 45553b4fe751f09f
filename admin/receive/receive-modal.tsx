import { Alert, Button, Input, Tabs, toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate, useSearchParams } from "react-router-dom"
import type { HttpReceiveAnswer } from "../../src/types/http"
import { RequestProblem } from "../common/api/backend"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { useItemNames, useLocationNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { WorkModal } from "../common/work-modal"
import { ScanInput, type ScanVerdict } from "../scan/scan-input"
import { useSerialPolicies } from "../serial-policy/use-serial-policies"
import { FileTab } from "./file-tab"
import { PasteTab } from "./paste-tab"
import { RangeTab } from "./range-tab"
import { LINES_MAX, newLine, type ReceiveLine, withVerdicts } from "./receive-lines"
import { ReceiveLineList } from "./receive-line-list"

const TABS = ["scan", "paste", "range", "file"] as const

/** Goods arrive: numbers by scanner, by paste, by range or from a file; each gets its verdict and can be put right in place. */
export function ReceiveModal() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { wordsOf, rejectedOf } = useProblemWords()
  const policies = useSerialPolicies().filter(({ tracking }) => tracking === "full")
  const items = useItemNames(policies.map(({ inventory_item_id }) => inventory_item_id))
  const locations = useLocationNames()
  const [itemId, setItem] = useState<string | null>(params.get("item"))
  const [locationId, setLocation] = useState<string | null>(params.get("location"))
  const [facts, setFacts] = useState<Facts>({ bin: "", lot_number: "", manufactured_on: "", expires_on: "" })
  const [lines, setLines] = useState<readonly ReceiveLine[]>(() => (params.get("serial") ? [newLine(params.get("serial") ?? "")] : []))
  const { write, isPending, error } = useWrite<object, HttpReceiveAnswer>("/admin/units/receive")
  const isAdopting = policies.find(({ inventory_item_id }) => inventory_item_id === itemId)?.state === "adopting"
  const badCount = lines.filter(({ problem }) => problem !== null).length
  const close = (): void => void navigate("/aftercare/units")

  const add = (serials: readonly string[]): number => {
    const known = new Set(lines.map(({ serial }) => serial))
    const fresh = [...new Set(serials)].filter((serial) => !known.has(serial)).slice(0, LINES_MAX - lines.length)
    setLines([...lines, ...fresh.map(newLine)])
    return fresh.length
  }
  const onScan = (code: string): ScanVerdict => (add([code]) === 1 ? { tone: "good", words: t("receive.added", { serial: code }) } : { tone: "bad", words: t("receive.twice", { serial: code }) })
  const receive = async (onError: "reject_all" | "skip"): Promise<void> => {
    const sent = onError === "skip" ? lines.filter(({ problem }) => problem === null) : lines
    try {
      const { received_count } = await write({
        inventory_item_id: itemId, location_id: locationId, serial_numbers: sent.map(({ serial }) => serial), on_error: "reject_all", ...(isAdopting ? { stock_effect: "adopt" } : {}),
        ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== "")),
      })
      toast.success(t("receive.done", { count: received_count }))
      const left = lines.filter((line) => !sent.includes(line))
      setLines(left)
      if (left.length === 0) close()
    } catch (failure) {
      const rejected = rejectedOf(failure as Error)
      if (rejected.length === 0) return
      const judged = new Map(withVerdicts(sent, rejected).map((line) => [line.key, line]))
      setLines(lines.map((line) => judged.get(line.key) ?? line))
    }
  }
  const isReady = itemId !== null && locationId !== null && lines.length > 0
  const shownError = error !== null && !(error instanceof RequestProblem && error.code === "receive.rejected") ? wordsOf(error) : null
  return (
    <WorkModal
      title={t("receive.title")} hint={t("receive.hint")} submit={lines.length === 0 ? t("receive.submit") : t("receive.submitCount", { count: lines.length })}
      isPending={isPending} canSubmit={isReady} onSubmit={() => receive("reject_all")} onClose={close}
      extra={badCount > 0 && badCount < lines.length && <Button type="button" size="small" variant="secondary" disabled={isPending} onClick={() => void receive("skip")}>{t("receive.onlyGood", { count: lines.length - badCount })}</Button>}
    >
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <Field label={t("unit.product")}>
          {({ id }) => <Choice id={id} value={itemId} onChange={setItem} placeholder={t("general.choose")} options={[...items].map(([value, { title, sku }]) => ({ value, label: [title, sku].filter(Boolean).join(" · ") }))} />}
        </Field>
        <Field label={t("unit.location")}>
          {({ id }) => <Choice id={id} value={locationId} onChange={setLocation} placeholder={t("general.choose")} options={[...locations].map(([value, label]) => ({ value, label }))} />}
        </Field>
        <FactFields facts={facts} onChange={setFacts} />
      </div>
      {isAdopting && <Alert variant="info">{t("receive.adopting")}</Alert>}
      <Tabs defaultValue={TABS.find((tab) => tab === params.get("tab")) ?? "scan"}>
        <Tabs.List className="flex-wrap">{TABS.map((tab) => <Tabs.Trigger key={tab} value={tab}>{t(`receive.tab.${tab}`)}</Tabs.Trigger>)}</Tabs.List>
        <div className="pt-4">
          <Tabs.Content value="scan"><ScanInput label={t("receive.scan")} onScan={onScan} /></Tabs.Content>
          <Tabs.Content value="paste"><PasteTab onAdd={add} /></Tabs.Content>
          <Tabs.Content value="range"><RangeTab onAdd={add} /></Tabs.Content>
          <Tabs.Content value="file"><FileTab onAdd={add} /></Tabs.Content>
        </div>
      </Tabs>
      {shownError !== null && <Alert variant="error" role="alert">{shownError}</Alert>}
      {badCount > 0 && <Alert variant="warning" role="alert">{t("receive.someBad", { count: badCount })}</Alert>}
      <ReceiveLineList lines={lines} onChange={setLines} />
    </WorkModal>
  )
}

interface Facts {
  readonly bin: string
  readonly lot_number: string
  readonly manufactured_on: string
  readonly expires_on: string
}

/** What all numbers of this delivery share. */
function FactFields({ facts, onChange }: { readonly facts: Facts; readonly onChange: (facts: Facts) => void }) {
  const { t } = useTexts()
  const fields = [
    { name: "bin", label: t("unit.bin"), type: "text" }, { name: "lot_number", label: t("unit.lot"), type: "text" },
    { name: "manufactured_on", label: t("unit.manufacturedOn"), type: "date" }, { name: "expires_on", label: t("unit.expiresOn"), type: "date" },
  ] as const
  return fields.map(({ name, label, type }) => (
    <Field key={name} label={label} optional>{(ids) => <Input {...ids} size="small" type={type} value={facts[name]} onChange={(event) => onChange({ ...facts, [name]: event.target.value })} autoComplete="off" />}</Field>
  ))
}
