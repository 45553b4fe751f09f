import { MagnifyingGlass, XMark } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { useMemo, useState } from "react"
import type { HttpRepairOrder } from "../../../src/types/http"
import { useCodes } from "../api/use-codes"
import { useAct } from "../queue/use-act"
import { useIsWaiting } from "../queue/use-is-waiting"
import { useOnScan, type Verdict } from "../scan/scan-context"
import { shownCode } from "../scan/shown-code"
import { BigButton, SignButton } from "../ui/big-button"
import { TextInput } from "../ui/text-input"
import { useTexts } from "../use-texts"

const KINDS = ["symptom", "component", "defect", "action", "condition"] as const
type Kind = (typeof KINDS)[number]
type Diagnosis = { readonly [kind in Kind]: string | null }

const fieldOf = (kind: Kind): `${Kind}_code` => `${kind}_code`
const diagnosisOf = (order: HttpRepairOrder): Diagnosis => ({ symptom: order.symptom_code, component: order.component_code, defect: order.defect_code, action: order.action_code, condition: order.condition_code })

/** Five questions, each answered by a tap, a search or a scan of a code; the next one opens by itself. */
export function DiagnosisPanel({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const codes = useCodes()
  const { run } = useAct(order)
  const [chosen, setChosen] = useState<Partial<Diagnosis>>({})
  const [kind, setKind] = useState<Kind>(() => KINDS.find((candidate) => diagnosisOf(order)[candidate] === null) ?? "symptom")
  const [search, setSearch] = useState("")
  const [isBusy, setBusy] = useState(false)
  const diagnosis = { ...diagnosisOf(order), ...chosen }
  const isWaiting = useIsWaiting(order, "diagnose") && !isBusy
  const isPossible = order.available_actions.includes("diagnose")
  const changed = KINDS.filter((candidate) => candidate in chosen && chosen[candidate] !== diagnosisOf(order)[candidate])
  const choose = (at: Kind, code: string | null): void => {
    setChosen((before) => ({ ...before, [at]: code }))
    setSearch("")
    const next = code === null ? at : KINDS.find((candidate) => candidate !== at && diagnosis[candidate] === null && KINDS.indexOf(candidate) > KINDS.indexOf(at)) ?? at
    setKind(next)
  }
  useOnScan("panel", t("scan.code"), async (text): Promise<Verdict> => {
    const wanted = text.trim().toLowerCase()
    const at = [kind, ...KINDS].find((candidate) => codes.of(candidate).some(({ code }) => code.toLowerCase() === wanted))
    const found = at === undefined ? undefined : codes.of(at).find(({ code }) => code.toLowerCase() === wanted)
    if (at !== undefined && found !== undefined) {
      choose(at, found.code)
      return { tone: "good", words: `${t(`codeKind.${at}`)}: ${found.label}` }
    }
    if (!codes.of(kind).some((code) => isFitting(code, wanted))) return { tone: "bad", words: t("diagnosis.none", { text: shownCode(text) }) }
    setSearch(text)
    return { tone: "good", words: text }
  }, isPossible)
  const shown = useMemo(() => codes.of(kind).filter((code) => isFitting(code, search.trim().toLowerCase())), [codes, kind, search])
  const save = async (): Promise<void> => {
    setBusy(true)
    const body = Object.fromEntries(changed.map((candidate) => [fieldOf(candidate), chosen[candidate] ?? null]))
    const { outcome } = await run({ action: "diagnose", body, detail: changed.map((candidate) => (diagnosis[candidate] === null ? t("diagnosis.clear") : codes.label(candidate, diagnosis[candidate] ?? ""))).join(", "), done: t("diagnosis.saved") })
    setBusy(false)
    if (outcome === "done") setChosen({})
  }
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 gap-4 p-4 sm:grid-cols-[15rem_1fr]">
      <div className="flex flex-col gap-y-2">
        <ul className="flex flex-col gap-y-2" aria-label={t("diagnosis.title")}>
          {KINDS.map((candidate) => {
            const code = diagnosis[candidate]
            return (
              <li key={candidate} className={clx("flex items-center rounded-lg", candidate === kind ? "bg-ui-bg-highlight shadow-borders-interactive-with-active" : "bg-ui-bg-base shadow-borders-base")}>
                <button type="button" disabled={!isPossible} aria-pressed={candidate === kind} onClick={() => { setKind(candidate); setSearch("") }} className="flex min-h-14 min-w-0 flex-1 flex-col justify-center px-4 text-left">
                  <span className="txt-small text-ui-fg-subtle">{t(`codeKind.${candidate}`)}</span>
                  <span className={clx("txt-large-plus w-full truncate", code === null && "text-ui-fg-subtle font-normal")}>{code === null ? t("diagnosis.unset") : codes.label(candidate, code)}</span>
                </button>
                {code !== null && isPossible && <SignButton aria-label={`${t(`codeKind.${candidate}`)}: ${t("diagnosis.clear")}`} onClick={() => choose(candidate, null)}><XMark /></SignButton>}
              </li>
            )
          })}
        </ul>
        <BigButton className="mt-auto min-h-14 w-full" isLoading={isBusy} disabled={changed.length === 0 || isBusy || isWaiting || !isPossible} onClick={() => void save()}>{t("diagnosis.save")}</BigButton>
        <p role="status" className="txt-small text-ui-fg-subtle min-h-5 text-center">{isWaiting ? t("work.isWaiting") : changed.length > 0 ? t("diagnosis.unsaved") : ""}</p>
      </div>
      {isPossible && (
        <div className="flex min-h-0 flex-col gap-y-3">
          <div className="relative">
            <MagnifyingGlass aria-hidden className="text-ui-fg-subtle absolute left-3 top-1/2 -translate-y-1/2" />
            <TextInput type="search" className="pl-10" aria-label={`${t("diagnosis.search")}: ${t(`codeKind.${kind}`)}`} placeholder={`${t("diagnosis.search")}: ${t(`codeKind.${kind}`)}`} value={search} onChange={(event) => setSearch(event.target.value)} onKeyDown={(event) => { const [only] = shown; if (event.key === "Enter" && only !== undefined) choose(kind, only.code) }} />
          </div>
          {shown.length === 0 && <p role="status" className="txt-medium text-ui-fg-subtle p-2">{t("diagnosis.none", { text: search })}</p>}
          <ul className="grid auto-rows-min grid-cols-2 gap-2 overflow-y-auto p-0.5 xl:grid-cols-3" aria-label={t(`codeKind.${kind}`)}>
            {shown.map(({ code, label }) => (
              <li key={code}>
                <button
                  type="button" aria-pressed={diagnosis[kind] === code} onClick={() => choose(kind, diagnosis[kind] === code ? null : code)}
                  className={clx("txt-medium-plus min-h-12 w-full rounded-lg px-3 text-left", diagnosis[kind] === code ? "bg-ui-bg-highlight shadow-borders-interactive-with-active" : "bg-ui-bg-base shadow-borders-base hover:bg-ui-bg-base-hover")}
                >
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

const isFitting = ({ code, label }: { readonly code: string; readonly label: string }, text: string): boolean => code.toLowerCase().includes(text) || label.toLowerCase().includes(text)
