import { CheckCircleSolid, ExclamationCircleSolid, XMarkMini } from "@medusajs/icons"
import { Button, IconButton, Input, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import type { HttpReceiveReturnAnswer, HttpRma } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { TextLink } from "../common/text-link"
import { useLocationNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { WorkModal } from "../common/work-modal"
import { ScanInput, type ScanVerdict } from "../scan/scan-input"

/** A parcel is opened: each number is scanned, and the server says for each what it is. */
export function ReceiveReturnModal({ rma, onClose }: { readonly rma: HttpRma; readonly onClose: () => void }) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { wordsOf, rejectedOf } = useProblemWords()
  const locations = useLocationNames()
  const [locationId, setLocation] = useState<string | null>(null)
  const place = locationId ?? [...locations.keys()][0] ?? null
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({})
  const [tracking, setTracking] = useState("")
  const [codes, setCodes] = useState<readonly string[]>([])
  const [verdicts, setVerdicts] = useState<HttpReceiveReturnAnswer["verdicts"] | null>(null)
  const { write, isPending, error } = useWrite<object, HttpReceiveReturnAnswer>(`/admin/rmas/${rma.id}/receive`)
  const awaited = rma.lines.filter(({ reception }) => reception !== "received" && reception !== "canceled")
  const onScan = (code: string): ScanVerdict => {
    if (codes.includes(code)) return { tone: "bad", words: t("receive.twice", { serial: code }) }
    setCodes((before) => [...before, code])
    const isAwaited = awaited.some(({ serial_number }) => serial_number === code.toUpperCase())
    return isAwaited ? { tone: "good", words: t("rma.isAwaited", { serial: code }) } : { tone: "bad", words: t("rma.notAwaited", { serial: code }) }
  }
  const send = async (body: object): Promise<void> => {
    try {
      const answer = await write({ location_id: place, ...body })
      setVerdicts(answer.verdicts)
      setCodes([])
      if (answer.verdicts.every(({ verdict }) => verdict === "expected")) {
        toast.success(t("rma.received"))
        onClose()
      }
    } catch {
      // The modal shows the refusal.
    }
  }
  const nothing = async (): Promise<void> => {
    if (await prompt({ title: t("rma.nothingInBox"), description: t("rma.nothingConsequence"), confirmText: t("rma.nothingInBox"), cancelText: t("general.cancel") })) await send({ nothing_in_box: true })
  }
  return (
    <WorkModal
      title={t("rma.receive")} hint={t("rma.receiveHint")} submit={t("rma.receiveSubmit", { count: codes.length })} isPending={isPending} canSubmit={codes.length > 0 && place !== null} onClose={onClose}
      onSubmit={() => send({ items: codes.map((serial_number) => ({ serial_number, ...(notes[serial_number] ? { condition_note: notes[serial_number] } : {}), ...(tracking.trim() === "" ? {} : { tracking_number: tracking.trim() }) })) })}
      extra={<Button type="button" size="small" variant="transparent" disabled={isPending || place === null} onClick={() => void nothing()}>{t("rma.nothingInBox")}</Button>}
    >
      <ScanInput label={t("rma.scanReturned")} hint={t("rma.awaits", { serials: awaited.map(({ serial_number }) => serial_number).join(", ") })} onScan={onScan} />
      {codes.length > 0 && (
        <ul className="border-ui-border-base divide-ui-border-base divide-y rounded-lg border">
          {codes.map((code) => (
            <li key={code} className="flex min-h-10 items-center gap-x-3 py-1 pl-3 pr-1">
              <span className="min-w-0 flex-1 break-all font-mono text-xs">{code}</span>
              <Input size="small" className="w-40 md:w-72" aria-label={t("rma.conditionOf", { serial: code })} placeholder={t("rma.condition")} value={notes[code] ?? ""} onChange={(event) => setNotes({ ...notes, [code]: event.target.value })} onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault() }} autoComplete="off" />
              <IconButton type="button" size="small" variant="transparent" aria-label={t("receive.remove", { serial: code })} onClick={() => setCodes(codes.filter((other) => other !== code))}><XMarkMini /></IconButton>
            </li>
          ))}
        </ul>
      )}
      {verdicts !== null && (
        <ul className="flex flex-col gap-y-2" role="status">
          {verdicts.map(({ serial_number, verdict, unit_id }) => (
            <li key={serial_number} className="flex items-start gap-x-2">
              {verdict === "expected" ? <CheckCircleSolid className="text-ui-tag-green-icon mt-0.5 shrink-0" /> : <ExclamationCircleSolid className="text-ui-tag-red-icon mt-0.5 shrink-0" />}
              <Text size="small"><span className="font-mono text-xs">{serial_number}</span> {t(`rma.verdict.${verdict}`)} {unit_id !== null && verdict !== "expected" && <TextLink inText to={`/aftercare/units/${unit_id}`}>{t("rma.seeWrongUnit")}</TextLink>}</Text>
            </li>
          ))}
        </ul>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("rma.arrivedAt")}>{({ id }) => <Choice id={id} value={place} onChange={setLocation} placeholder={t("general.choose")} options={[...locations].map(([value, label]) => ({ value, label }))} />}</Field>
        <Field label={t("unit.tracking")} optional>{(ids) => <Input {...ids} value={tracking} onChange={(event) => setTracking(event.target.value)} onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault() }} autoComplete="off" />}</Field>
      </div>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </WorkModal>
  )
}
