import { type FormEvent, useState } from "react"
import type { HttpBenchScanAnswer, HttpPart, HttpRepairOrder } from "../../../src/types/http"
import { isOffline } from "../../shared/api/problem"
import { request } from "../../shared/api/request"
import { useProblemWords } from "../../shared/ui/notices"
import { useAct } from "../queue/use-act"
import { useSay, type Verdict } from "../scan/scan-context"
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
}

interface PartScan {
  readonly scan: (kind: PartKind, code: string) => Promise<Verdict>
  readonly question: Question | null
  readonly answer: (part: HttpPart) => Promise<void>
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
      if (parts.length === 1 && only !== undefined && !(only.is_serialized && kind === "part_in")) return await add(kind, { inventory_item_id: only.inventory_item_id, quantity: 1 }, only.title ?? code)
      if (only?.is_serialized === true && parts.length === 1) return { tone: "bad", words: t("work.serialized", { name: only.title ?? code }) }
      if (parts.length > 1 || kind === "part_out") {
        setQuestion({ kind, code, parts, isUnregistered: parts.length === 0 })
        return parts.length > 1 ? { tone: "good", words: t("work.choosePart", { code }) } : { tone: "bad", words: t("work.partOfHint", { code }) }
      }
      return { tone: "bad", words: t("scan.unknown", { code }) }
    } catch (error) {
      // Nobody can say now what it is; it is kept as what a scan usually is, and the server has the last word.
      return isOffline(error) ? add(kind, { serial_number: code }, code) : { tone: "bad", words: words(error) }
    }
  }
  const answer = async (part: HttpPart): Promise<void> => {
    if (question === null) return
    const { kind, code, isUnregistered } = question
    setQuestion(null)
    const name = part.title ?? part.sku ?? code
    if (part.is_serialized && kind === "part_in") return say({ tone: "bad", words: t("work.serialized", { name }) })
    say(await add(kind, isUnregistered ? { serial_number: code, inventory_item_id: part.inventory_item_id } : { inventory_item_id: part.inventory_item_id, quantity: 1 }, isUnregistered ? `${name} ${code}` : name))
  }
  return { scan, question, answer, forget: () => setQuestion(null) }
}

/** Asks what a scan left open. */
export function PartQuestion({ scan: { question, answer, forget } }: { readonly scan: PartScan }) {
  const { t } = useTexts()
  if (question === null) return null
  const { code, isUnregistered, parts } = question
  return (
    <Sheet title={isUnregistered ? t("work.partOf") : t("work.choosePart", { code })} onClose={forget}>
      {isUnregistered && <p className="txt-large">{t("work.partOfHint", { code })}</p>}
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
        <TextInput aria-label={t("work.searchPart")} placeholder={t("work.searchPart")} value={text} onChange={(event) => setText(event.target.value)} />
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
