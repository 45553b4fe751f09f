import { type FormEvent, useState } from "react"
import type { HttpBenchScanAnswer, HttpPart, HttpRepairOrder } from "../../../src/types/http"
import { isOffline } from "../../shared/api/problem"
import { request } from "../../shared/api/request"
import { useProblemWords } from "../../shared/ui/notices"
import { useAct } from "../queue/use-act"
import { useSay, type Verdict } from "../scan/scan-context"
import { shownCode } from "../scan/shown-code"
import { BigButton } from "../ui/big-button"
import { Sheet } from "../ui/sheet"
import { TextInput } from "../ui/text-input"
import { useTexts } from "../use-texts"

export type PartKind = "part_in" | "part_out"

/** What a scan left open: several parts fit, or a part comes out that nobody ever registered. */
interface Question {
  readonly kind: PartKind
  readonly code: string
  readonly parts: readonly HttpPart[]
  readonly isUnregistered: boolean
  /** It comes out and is known by quantity only: is it good for something still? */
  readonly leaving: HttpPart | null
}

type Disposition = "restock" | "scrap"

interface PartScan {
  readonly scan: (kind: PartKind, code: string) => Promise<Verdict>
  readonly question: Question | null
  readonly answer: (part: HttpPart) => Promise<void>
  /** A part that was chosen by name instead of scanned. */
  readonly choose: (kind: PartKind, part: HttpPart) => Promise<void>
  readonly dispose: (disposition: Disposition) => Promise<void>
  readonly forget: () => void
}

/** From a scan to a line: the unit that bears the number, or the kind of part that bears the code. */
export function usePartScan(order: HttpRepairOrder): PartScan {
  const { t } = useTexts()
  const { act } = useAct(order)
  const say = useSay()
  const words = useProblemWords()
  const [question, setQuestion] = useState<Question | null>(null)
  const add = async (kind: PartKind, part: Readonly<Record<string, unknown>>, name: string): Promise<Verdict> => {
    const done = t(kind === "part_in" ? "work.putIn" : "work.takenOut", { name })
    return (await act({ action: "add_line", body: { kind, ...part }, detail: `${t(`work.kind.${kind}`)} ${name}`, done })).verdict
  }
  const scan = async (kind: PartKind, code: string): Promise<Verdict> => {
    try {
      const { matches } = await request<HttpBenchScanAnswer>("GET", "/technician/scan", { query: { code } })
      // Of several with the same number, the one that can be meant: in this unit, or on the shelf.
      const fitting = matches.filter(({ unit }) => (kind === "part_out" ? unit.parent_unit_id === order.unit_id : unit.status === "in_stock"))
      const unit = (matches.length === 1 ? matches : fitting.length === 1 ? fitting : [])[0]
      if (unit !== undefined) return await add(kind, { unit_id: unit.unit.id }, [unit.product?.title, unit.unit.serial_number].filter(Boolean).join(" "))
      const { parts } = await request<{ parts: HttpPart[] }>("GET", "/technician/parts", { query: { q: code } })
      const [only] = parts
      if (parts.length === 1 && only !== undefined && kind === "part_out" && !only.is_serialized) return leave(only)
      if (parts.length === 1 && only !== undefined && !(only.is_serialized && kind === "part_in")) return await add(kind, { inventory_item_id: only.inventory_item_id, quantity: 1 }, only.title ?? code)
      if (only?.is_serialized === true && parts.length === 1) return { tone: "bad", words: t("work.serialized", { name: only.title ?? code }) }
      if (parts.length > 1 || kind === "part_out") {
        setQuestion({ kind, code, parts, isUnregistered: parts.length === 0, leaving: null })
        return parts.length > 1 ? { tone: "good", words: t("work.choosePart", { code: shownCode(code) }) } : { tone: "bad", words: t("work.partOfHint", { code: shownCode(code) }) }
      }
      return { tone: "bad", words: t("scan.unknown", { code: shownCode(code) }) }
    } catch (error) {
      // Nobody can say now what it is; it is kept as what a scan usually is, and the server has the last word.
      return isOffline(error) ? add(kind, { serial_number: code }, shownCode(code)) : { tone: "bad", words: words(error) }
    }
  }
  const leave = (part: HttpPart): Verdict => {
    setQuestion({ kind: "part_out", code: part.sku ?? "", parts: [part], isUnregistered: false, leaving: part })
    return { tone: "good", words: t("work.becomes") }
  }
  const choose = async (kind: PartKind, part: HttpPart): Promise<void> => {
    const name = part.title ?? part.sku ?? ""
    if (part.is_serialized && kind === "part_in") return say({ tone: "bad", words: t("work.serialized", { name }) })
    if (kind === "part_out" && !part.is_serialized) return void leave(part)
    say(await add(kind, { inventory_item_id: part.inventory_item_id, quantity: 1 }, name))
  }
  const dispose = async (disposition: Disposition): Promise<void> => {
    const part = question?.leaving
    setQuestion(null)
    if (part) say(await add("part_out", { inventory_item_id: part.inventory_item_id, quantity: 1, disposition }, `${part.title ?? part.sku ?? ""}, ${t(disposition === "restock" ? "work.backToStock" : "work.scrapped")}`))
  }
  const answer = async (part: HttpPart): Promise<void> => {
    if (question === null) return
    const { kind, code, isUnregistered } = question
    setQuestion(null)
    if (!isUnregistered) return choose(kind, part)
    say(await add(kind, { serial_number: code, inventory_item_id: part.inventory_item_id }, `${part.title ?? part.sku ?? ""} ${shownCode(code)}`))
  }
  return { scan, question, answer, choose, dispose, forget: () => setQuestion(null) }
}

/** Asks what a scan left open. */
export function PartQuestion({ scan: { question, answer, dispose, forget } }: { readonly scan: PartScan }) {
  const { t } = useTexts()
  if (question === null) return null
  const { code, isUnregistered, parts, leaving } = question
  if (leaving !== null) {
    return (
      <Sheet scans="pass" title={t("work.becomes")} onClose={forget}>
        <p className="txt-large">{t("work.becomesHint", { name: leaving.title ?? leaving.sku ?? "" })}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          <BigButton variant="secondary" className="min-h-14" onClick={() => void dispose("restock")}>{t("work.backToStock")}</BigButton>
          <BigButton variant="secondary" className="min-h-14" onClick={() => void dispose("scrap")}>{t("work.scrapped")}</BigButton>
        </div>
      </Sheet>
    )
  }
  return (
    <Sheet scans="pass" title={isUnregistered ? t("work.partOf") : t("work.choosePart", { code: shownCode(code) })} onClose={forget}>
      {isUnregistered && <p className="txt-large">{t("work.partOfHint", { code: shownCode(code) })}</p>}
      <PartSearch first={parts} onChoose={(part) => void answer(part)} />
    </Sheet>
  )
}

export function PartSearch({ first, onChoose }: { readonly first: readonly HttpPart[]; readonly onChoose: (part: HttpPart) => void }) {
  const { t } = useTexts()
  const words = useProblemWords()
  const [text, setText] = useState("")
  const [parts, setParts] = useState<readonly HttpPart[]>(first)
  const [problem, setProblem] = useState<string | null>(null)
  const search = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (text.trim() === "") return
    try {
      const found = await request<{ parts: HttpPart[] }>("GET", "/technician/parts", { query: { q: text.trim() } })
      setParts(found.parts)
      setProblem(found.parts.length === 0 ? t("scan.unknown", { code: text.trim() }) : null)
    } catch (error) {
      setProblem(words(error))
    }
  }
  return (
    <div className="flex flex-col gap-y-3">
      <form className="flex gap-x-2" onSubmit={(event) => void search(event)}>
        <TextInput data-keeps-scans aria-label={t("work.searchPart")} placeholder={t("work.searchPart")} value={text} onChange={(event) => setText(event.target.value)} />
        <BigButton type="submit" variant="secondary">{t("diagnosis.search")}</BigButton>
      </form>
      {problem !== null && <p role="alert" className="txt-medium text-ui-fg-error">{problem}</p>}
      <ul className="divide-y">
        {parts.map((part) => (
          <li key={part.inventory_item_id}>
            <button type="button" onClick={() => onChoose(part)} className="hover:bg-ui-bg-base-hover flex min-h-14 w-full items-center justify-between gap-x-3 rounded-lg px-3 text-left">
              <span className="txt-large-plus">{part.title ?? part.sku}</span><span className="txt-medium text-ui-fg-subtle font-mono">{part.sku}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
