import { ScanText, Spinner } from "@medusajs/icons"
import { clx, Input, Text } from "@medusajs/ui"
import { type FormEvent, type KeyboardEvent, useContext, useEffect, useRef, useState } from "react"
import type { HttpScanMatch } from "../../src/types/http"
import { useTexts } from "../common/use-texts"
import { WorkCommandsContext } from "../common/work-commands"
import { isFinish, isLeave } from "./command-codes"
import { GS, withSeparators } from "../../portal/shared/scanner/scanner-keys"
import { playTone, type ScanTone } from "../../portal/shared/scanner/sound"
import { useProductOfUnit } from "../unit/use-product-of-unit"
import { isSeparatorKey } from "./separator-key"
import { UNIT_OPTION, UnitOption } from "./unit-option"

export interface ScanVerdict {
  readonly tone: ScanTone
  readonly words: string
  /** Several units bear the code: which one it is decides what is said next. */
  readonly several?: { readonly matches: readonly HttpScanMatch[]; readonly take: (match: HttpScanMatch) => Promise<ScanVerdict> }
}

interface ScanInputProps {
  readonly label: string
  readonly hint?: string
  /** What a code means here; the answer is seen, heard and read out. */
  readonly onScan: (code: string) => Promise<ScanVerdict> | ScanVerdict
  readonly autoFocus?: boolean
}

/** A field for a hand scanner: takes a code with Enter, says right or wrong in colour, sound and words, and is ready for the next. */
export function ScanInput({ label, hint, onScan, autoFocus = true }: ScanInputProps) {
  const { t } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState("")
  const [verdict, setVerdict] = useState<ScanVerdict | null>(null)
  const [isBusy, setBusy] = useState(false)
  const work = useContext(WorkCommandsContext)
  // The scanner does not wait for the server: what comes meanwhile is taken one after the other.
  const queue = useRef<Promise<void>>(Promise.resolve())
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])

  const hear = (answerOf: () => Promise<ScanVerdict> | ScanVerdict): void => {
    setBusy(true)
    queue.current = queue.current.then(async () => {
      const answer = await answerOf()
      playTone(answer.tone)
      setVerdict(answer)
    }).finally(() => setBusy(false))
  }
  const take = (wanted: string): void => hear(() => commandOf(wanted) ?? onScanRef.current(wanted))
  const onScanRef = useRef(onScan)
  onScanRef.current = onScan

  // In its turn, after what was scanned before it.
  const commandOf = (wanted: string): ScanVerdict | null => {
    if (work === null || !(isFinish(wanted) || isLeave(wanted))) return null
    if (isLeave(wanted)) work.leave()
    else if (!work.finish()) return { tone: "bad", words: t("scan.notReady") }
    return { tone: "good", words: t("scan.finishing") }
  }

  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    const wanted = withSeparators(code.trim(), null)
    setCode("")
    if (wanted !== "") take(wanted)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "Enter") return submit(event)
    if (!isSeparatorKey(event)) return
    event.preventDefault()
    setCode((before) => before + GS)
  }
  const several = verdict?.several
  const choose = (match: HttpScanMatch): void => {
    if (several === undefined) return
    hear(() => several.take(match))
    input.current?.focus()
  }
  const tone = verdict?.tone
  return (
    <div className={clx("border-ui-border-base flex flex-col gap-y-2 rounded-lg border p-3 transition-colors", { "border-ui-tag-green-border bg-ui-tag-green-bg": tone === "good", "border-ui-tag-red-border bg-ui-tag-red-bg": tone === "bad" })}>
      <div className="relative">
        <span className="text-ui-fg-subtle pointer-events-none absolute inset-y-0 left-2.5 z-10 flex items-center">{isBusy ? <Spinner className="animate-spin" /> : <ScanText />}</span>
        <Input
          ref={input} value={code} onChange={(event) => setCode(event.target.value)} onKeyDown={onKeyDown}
          aria-label={label} placeholder={label} autoComplete="off" autoCorrect="off" spellCheck={false} className="pl-9"
        />
      </div>
      <Text size="small" leading="compact" role="status" className={clx("min-h-5 break-words", tone === "good" ? "text-ui-tag-green-text" : tone === "bad" ? "text-ui-tag-red-text" : "text-ui-fg-subtle")}>
        {verdict?.words ?? hint ?? t("scan.ready")}
      </Text>
      {several !== undefined && <SeveralUnits matches={several.matches} onChoose={choose} />}
    </div>
  )
}

function SeveralUnits({ matches, onChoose }: { readonly matches: readonly HttpScanMatch[]; readonly onChoose: (match: HttpScanMatch) => void }) {
  const productOf = useProductOfUnit(matches.map(({ unit }) => unit))
  return (
    <ul>
      {matches.map((match) => <li key={match.unit.id}><button type="button" className={UNIT_OPTION} onClick={() => onChoose(match)}><UnitOption unit={match.unit} title={productOf(match.unit)?.title} /></button></li>)}
    </ul>
  )
}
