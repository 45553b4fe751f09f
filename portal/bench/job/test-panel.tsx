import { clx } from "@medusajs/ui"
import { type FormEvent, useState } from "react"
import type { HttpProtocolTest, HttpRepairOrder } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { Notice } from "../../shared/ui/notices"
import type { QueuedWrite } from "../queue/queued-write"
import { useAct } from "../queue/use-act"
import { BigButton } from "../ui/big-button"
import { Mark } from "../ui/marks"
import { TextInput } from "../ui/text-input"
import { useSingleTap } from "../ui/use-single-tap"
import { useTexts } from "../use-texts"
import { hasLimits, isWithin, numberOf, type TestRow, testRows } from "./measured"

interface TestPanelProps {
  readonly order: HttpRepairOrder
  readonly protocol: readonly HttpProtocolTest[]
  readonly needsSoakTest: boolean
  readonly writes: readonly QueuedWrite[]
}

/** The product's protocol: a value is judged while it is typed, and recorded with Enter. */
export function TestPanel({ order, protocol, needsSoakTest, writes }: TestPanelProps) {
  const { t } = useTexts()
  const rows = testRows(protocol, order.tests, needsSoakTest)
  const missing = rows.filter(({ last }) => last?.passed !== true).length
  const canRecord = order.available_actions.includes("record_test")
  return (
    <div className="flex flex-1 flex-col gap-y-4 p-4">
      {rows.length === 0 && <p className="txt-large text-ui-fg-subtle">{t("test.none")}</p>}
      {rows.length > 0 && <p role="status" className={clx("txt-medium-plus", missing === 0 ? "text-ui-tag-green-text" : "text-ui-fg-subtle")}>{missing === 0 ? t("test.all") : t("test.need", { count: missing })}</p>}
      {!canRecord && <Notice>{t("test.closed")}</Notice>}
      {rows.length > 0 && <ul className="bg-ui-bg-base shadow-elevation-card-rest divide-y rounded-xl">{rows.map((row) => <Row key={row.name} order={order} row={row} isOpen={canRecord} isUnsent={writes.some(({ action, body }) => action === "record_test" && body["name"] === row.name)} />)}</ul>}
      {canRecord && <OtherTest order={order} />}
    </div>
  )
}

interface RowProps {
  readonly order: HttpRepairOrder
  readonly row: TestRow
  readonly isOpen: boolean
  readonly isUnsent: boolean
}

function Row({ order, row, isOpen, isUnsent }: RowProps) {
  const { t } = useTexts()
  const { number } = useFormats()
  const { run } = useAct(order)
  const { tap, isTapped } = useSingleTap()
  const [text, setText] = useState("")
  const value = numberOf(text)
  const isNonsense = text.trim() !== "" && value === null
  const within = value === null ? null : isWithin(row, value)
  const unit = row.unit === null ? "" : ` ${row.unit}`
  const limits = row.min !== null && row.max !== null ? t("test.limits", { min: number(row.min), max: number(row.max) }) : row.min !== null ? t("test.atLeast", { min: number(row.min) }) : row.max !== null ? t("test.atMost", { max: number(row.max) }) : null
  const record = (body: { readonly value?: number; readonly passed?: boolean }, detail: string): Promise<void> => tap(detail, async () => {
    const { outcome } = await run({ action: "record_test", body: { name: row.name, ...body }, detail: `${row.name} ${detail}`, done: t("test.recorded", { name: row.name }) })
    // What was typed meanwhile is the next value.
    if (outcome !== "refused") setText((now) => (now === text ? "" : now))
  })
  const measured = value === null ? "" : `${number(value)}${unit}`
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (value !== null) void record({ value }, measured)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
      <span className="flex min-w-40 flex-1 flex-col">
        <span className="txt-large-plus break-words">{row.name}</span>
        <span className="txt-small text-ui-fg-subtle">{[limits === null ? null : `${limits}${unit}`, row.last?.value != null ? t("test.last", { value: `${number(row.last.value)}${unit}` }) : null].filter(Boolean).join(" · ")}</span>
      </span>
      {isUnsent ? <Mark color="orange">{t("work.isWaiting")}</Mark> : row.last !== null && <Mark color={row.last.passed ? "green" : "red"}>{row.last.passed ? t("test.pass") : t("test.fail")}</Mark>}
      {isOpen && hasLimits(row) && (
        <form className="flex min-w-0 flex-wrap items-center gap-2" noValidate onSubmit={onSubmit}>
          <span className="relative">
            <TextInput
              inputMode="decimal" aria-label={t("test.value", { name: row.name })} aria-invalid={isNonsense || within === false} value={text} onChange={(event) => setText(event.target.value)}
              className={clx("w-36 pr-12 text-right tabular-nums", within === true && "bg-ui-tag-green-bg", (within === false || isNonsense) && "bg-ui-tag-red-bg")}
            />
            <span aria-hidden className="text-ui-fg-subtle absolute inset-y-0 right-3 flex items-center">{row.unit}</span>
          </span>
          <span role="status" className={clx("txt-medium-plus w-28", within === true ? "text-ui-tag-green-text" : "text-ui-tag-red-text")}>{isNonsense ? t("test.number") : within === null ? "" : within ? t("test.within") : t("test.outside")}</span>
          <BigButton type="submit" variant="secondary" disabled={value === null || isTapped(measured)}>{t("test.record")}</BigButton>
        </form>
      )}
      {isOpen && !hasLimits(row) && (
        <span className="flex gap-x-2">
          <BigButton variant="secondary" aria-label={`${row.name}: ${t("test.pass")}`} disabled={isTapped(t("test.pass"))} onClick={() => void record({ passed: true }, t("test.pass"))}>{t("test.pass")}</BigButton>
          <BigButton variant="secondary" aria-label={`${row.name}: ${t("test.fail")}`} className={isTapped(t("test.fail")) ? "" : "text-ui-tag-red-text"} disabled={isTapped(t("test.fail"))} onClick={() => void record({ passed: false }, t("test.fail"))}>{t("test.fail")}</BigButton>
        </span>
      )}
    </li>
  )
}

/** One that no protocol names. */
function OtherTest({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const { run } = useAct(order)
  const { tap, isTapped } = useSingleTap()
  const [name, setName] = useState("")
  const record = (passed: boolean): Promise<void> => tap(`${name.trim()} ${passed}`, async () => {
    const { outcome } = await run({ action: "record_test", body: { name: name.trim(), passed }, detail: `${name.trim()} ${passed ? t("test.pass") : t("test.fail")}`, done: t("test.recorded", { name: name.trim() }) })
    if (outcome !== "refused") setName((now) => (now === name ? "" : now))
  })
  const isOff = (passed: boolean): boolean => name.trim() === "" || isTapped(`${name.trim()} ${passed}`)
  return (
    <div role="group" aria-label={t("test.other")} className="flex flex-wrap gap-2">
      <TextInput className="min-w-56 flex-1" aria-label={t("test.name")} placeholder={t("test.other")} value={name} onChange={(event) => setName(event.target.value)} />
      <BigButton variant="secondary" disabled={isOff(true)} onClick={() => void record(true)}>{t("test.pass")}</BigButton>
      <BigButton variant="secondary" className={isOff(false) ? "" : "text-ui-tag-red-text"} disabled={isOff(false)} onClick={() => void record(false)}>{t("test.fail")}</BigButton>
    </div>
  )
}
