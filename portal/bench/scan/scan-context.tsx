import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react"
import { withSeparators } from "../../shared/scanner/scanner-keys"
import { playTone, type ScanTone } from "../../shared/scanner/sound"
import { useTexts } from "../use-texts"
import { separatorHere } from "./separator"

/** No number and no link on a label is as long; a code with a whole document in it is none of ours. */
const CODE_LENGTH_MAX = 4_096

/** What is said of the last scan or step: seen, heard and read out. */
export interface Verdict {
  readonly tone: ScanTone
  readonly words: string
}

/** Null: it was nothing to speak of, as when a page opens. */
type OnScan = (code: string) => Promise<Verdict | null>

/** A page takes scans unless a part of it wants them, and that unless a sheet over it does. */
export type ScanRank = "page" | "panel" | "sheet"
const RANKS: readonly ScanRank[] = ["page", "panel", "sheet"]

interface Target {
  readonly rank: ScanRank
  /** What is asked for; null: nothing but what lies below it. */
  readonly label: string | null
  readonly onScan: OnScan
}

interface Scanning {
  readonly label: string | null
  readonly verdict: Verdict | null
  readonly isBusy: boolean
  /** How many scans were taken so far: what lies over the page sees by it that there was another. */
  readonly count: number
  readonly take: (code: string) => void
  readonly say: (verdict: Verdict | null) => void
  readonly aim: (target: Target) => () => void
}

const ScanContext = createContext<Scanning | null>(null)

export function useScanning(): Scanning {
  const scanning = useContext(ScanContext)
  if (scanning === null) throw new Error("scanning is below ScanProvider")
  return scanning
}

const innermost = (targets: readonly Target[]): Target | undefined => targets.reduce<Target | undefined>((best, target) => (best === undefined || RANKS.indexOf(target.rank) >= RANKS.indexOf(best.rank) ? target : best), undefined)

const labelOf = (targets: readonly Target[]): string | null => innermost(targets.filter(({ label }) => label !== null))?.label ?? null

/** One field takes every scan; what it means is said by whatever is on the screen, the innermost first. */
export function ScanProvider({ children }: { readonly children: ReactNode }) {
  const targets = useRef<Target[]>([])
  const [label, setLabel] = useState<string | null>(null)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [waiting, setWaiting] = useState(0)
  const [count, setCount] = useState(0)
  // A scanner does not wait for the server: what comes meanwhile is taken one after the other.
  const line = useRef<Promise<void>>(Promise.resolve())
  const { t } = useTexts()
  const tooLong = useRef((_code: string): Verdict => ({ tone: "bad", words: "" }))
  tooLong.current = (code) => ({ tone: "bad", words: t("scan.tooLong", { count: code.length }) })
  const say = useCallback((said: Verdict | null) => {
    if (said !== null) playTone(said.tone)
    setVerdict(said)
  }, [])
  const take = useCallback((scanned: string) => {
    const code = withSeparators(scanned, separatorHere())
    setCount((before) => before + 1)
    setWaiting((before) => before + 1)
    line.current = line.current.then(async () => {
      try {
        say(code.length > CODE_LENGTH_MAX ? tooLong.current(code) : (await innermost(targets.current)?.onScan(code)) ?? null)
      } finally {
        setWaiting((before) => before - 1)
      }
    }).catch(() => undefined)
  }, [say])
  const aim = useCallback((target: Target) => {
    targets.current.push(target)
    setLabel(labelOf(targets.current))
    return () => {
      targets.current = targets.current.filter((other) => other !== target)
      setLabel(labelOf(targets.current))
    }
  }, [])
  const scanning = useMemo(() => ({ label, verdict, isBusy: waiting > 0, count, take, say, aim }), [label, verdict, waiting, count, take, say, aim])
  return <ScanContext.Provider value={scanning}>{children}</ScanContext.Provider>
}

/** While this is on the screen, scans are its. */
export function useOnScan(rank: ScanRank, label: string | null, onScan: OnScan, isOn = true): void {
  const { aim } = useScanning()
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => (isOn ? aim({ rank, label, onScan: (code) => latest.current(code) }) : undefined), [aim, rank, label, isOn])
}

export const useSay = (): Scanning["say"] => useScanning().say
