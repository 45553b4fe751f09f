import { CheckCircleSolid, ExclamationCircleSolid } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { useState } from "react"
import type { HttpBenchScanAnswer, HttpRepairOrder } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { request } from "../../shared/api/request"
import { Notice } from "../../shared/ui/notices"
import { useCodes } from "../api/use-codes"
import { useAct } from "../queue/use-act"
import { useIsWaiting } from "../queue/use-is-waiting"
import { useOnScan, type Verdict } from "../scan/scan-context"
import { shownCode } from "../scan/shown-code"
import { BigButton } from "../ui/big-button"
import { Chips, ManyChips } from "../ui/chips"
import { TextInput } from "../ui/text-input"
import { useTexts } from "../use-texts"
import { useNameOf } from "./job-notes"

/** What is written down is the same in every language. */
const USUAL = { charger: "Charger", cable: "Cable", battery: "Battery", case: "Case", manual: "Manual", box: "Original box" } as const
const USUAL_NAMES = Object.keys(USUAL) as (keyof typeof USUAL)[]

interface Scanned {
  readonly code: string
  readonly serial: string
  readonly isRight: boolean
}

/** The unit and the order are brought together before anything is opened: a mix-up is cheap now and dear later. */
export function CheckInPanel({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const { time } = useFormats()
  const nameOf = useNameOf()
  const [isAgain, setAgain] = useState(false)
  const { check_in: done } = order
  const codes = useCodes()
  const spoken = (accessory: string): string => {
    const usual = USUAL_NAMES.find((name) => USUAL[name] === accessory)
    return usual === undefined ? accessory : t(`accessory.${usual}`)
  }
  if (done !== null && !isAgain) {
    return (
      <div className="flex flex-col gap-y-4 p-4">
        <Notice tone="good" title={t("checkIn.right")}>{t("checkIn.done", { time: time(done.at) })} {t("checkIn.by", { name: nameOf(done.by) })}</Notice>
        <dl className="txt-large grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          <dt className="text-ui-fg-subtle">{t("checkIn.scanned")}</dt><dd className="break-all font-mono">{done.scanned_as}</dd>
          {done.condition_code !== null && <><dt className="text-ui-fg-subtle">{t("codeKind.condition")}</dt><dd>{codes.label("condition", done.condition_code)}</dd></>}
          <dt className="text-ui-fg-subtle">{t("checkIn.accessories")}</dt><dd>{done.accessories.map(spoken).join(", ") || t("checkIn.none")}</dd>
        </dl>
        {order.available_actions.includes("check_in") && <BigButton variant="secondary" className="self-start" onClick={() => setAgain(true)}>{t("checkIn.again")}</BigButton>}
      </div>
    )
  }
  if (!order.available_actions.includes("check_in")) return <div className="p-4"><Notice>{t("checkIn.off")}</Notice></div>
  return <CheckIn order={order} onDone={() => setAgain(false)} />
}

function CheckIn({ order, onDone }: { readonly order: HttpRepairOrder; readonly onDone: () => void }) {
  const { t } = useTexts()
  const codes = useCodes()
  const { run } = useAct(order)
  const [scanned, setScanned] = useState<Scanned | null>(null)
  const [condition, setCondition] = useState<string | null>(null)
  const [accessories, setAccessories] = useState<readonly string[]>([])
  const [others, setOthers] = useState<readonly string[]>([])
  const [other, setOther] = useState("")
  const [isBusy, setBusy] = useState(false)
  const isWaiting = useIsWaiting(order, "check_in") && !isBusy
  useOnScan("panel", t("scan.checkIn"), async (code): Promise<Verdict> => {
    const found = await identify(order, code)
    setScanned(found)
    return found.isRight ? { tone: "good", words: t("checkIn.right") } : { tone: "bad", words: t("checkIn.wrong", { serial: found.serial, expected: order.serial_number }) }
  })
  const addOther = (): void => {
    const name = other.trim()
    setOther("")
    if (name === "" || others.includes(name)) return
    setOthers([...others, name])
    setAccessories([...accessories, name])
  }
  const save = async (): Promise<void> => {
    if (scanned === null || isBusy || isWaiting) return
    setBusy(true)
    const { outcome } = await run({ action: "check_in", body: { serial_number: scanned.code, ...(condition === null ? {} : { condition_code: condition }), accessories }, detail: scanned.serial, done: t("checkIn.save") })
    setBusy(false)
    if (outcome !== "refused") onDone()
  }
  return (
    <div className="flex flex-1 flex-col gap-y-5 p-4">
      <div
        className={clx("flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-xl border-2 px-5 py-4", scanned === null ? "border-ui-border-strong border-dashed" : scanned.isRight ? "bg-ui-tag-green-bg border-ui-tag-green-border" : "bg-ui-tag-red-bg border-ui-tag-red-border")}
      >
        <div>
          <h2 className="txt-large-plus flex items-center gap-x-2">{scanned !== null && (scanned.isRight ? <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" /> : <ExclamationCircleSolid aria-hidden className="text-ui-tag-red-icon" />)}{scanned === null ? t("checkIn.title") : scanned.isRight ? t("checkIn.right") : t("checkIn.wrong", { serial: scanned.serial, expected: order.serial_number })}</h2>
          {scanned === null && <p className="txt-medium text-ui-fg-subtle">{t("checkIn.hint")}</p>}
        </div>
        <dl className="txt-medium grid grid-cols-[auto_auto] gap-x-3"><dt className="text-ui-fg-subtle">{t("checkIn.expected")}</dt><dd className="break-all font-mono">{order.serial_number}</dd>{scanned !== null && <><dt className="text-ui-fg-subtle">{t("checkIn.scanned")}</dt><dd className="break-all font-mono">{scanned.serial}</dd></>}</dl>
      </div>
      <Chips label={t("checkIn.condition")} isOptional value={condition} onChange={setCondition} chips={codes.of("condition").map(({ code, label }) => ({ value: code, label }))} />
      <ManyChips label={t("checkIn.accessories")} values={accessories} onChange={setAccessories} chips={[...USUAL_NAMES.map((name) => ({ value: USUAL[name] as string, label: t(`accessory.${name}`) })), ...others.map((value) => ({ value, label: value }))]}>
        <span className="flex min-w-64 flex-1 gap-2">
          <TextInput aria-label={t("checkIn.other")} placeholder={t("checkIn.other")} value={other} onChange={(event) => setOther(event.target.value)} onKeyDown={(event) => { if (event.key === "Enter") { event.preventDefault(); addOther() } }} />
          <BigButton variant="secondary" disabled={other.trim() === ""} onClick={addOther}>{t("checkIn.add")}</BigButton>
        </span>
      </ManyChips>
      <div className="mt-auto flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
        <p role="status" className="txt-medium text-ui-fg-subtle">{isWaiting ? t("work.isWaiting") : ""}</p>
        <BigButton className="min-h-14 px-8" isLoading={isBusy} disabled={scanned?.isRight !== true || isBusy || isWaiting} onClick={() => void save()}>{t("checkIn.save")}</BigButton>
      </div>
    </div>
  )
}

/** Is it the order's unit? Without a connection by its plain number; the server looks again when it hears of it. */
async function identify(order: HttpRepairOrder, code: string): Promise<Scanned> {
  const plain = code.trim().toUpperCase()
  if (plain === order.serial_number) return { code, serial: plain, isRight: true }
  try {
    const { matches } = await request<HttpBenchScanAnswer>("GET", "/technician/scan", { query: { code } })
    const own = matches.find(({ unit }) => unit.id === order.unit_id)
    return { code, serial: (own ?? matches[0])?.unit.serial_number ?? shownCode(plain), isRight: own !== undefined }
  } catch {
    return { code, serial: shownCode(plain), isRight: plain.includes(order.serial_number) }
  }
}
