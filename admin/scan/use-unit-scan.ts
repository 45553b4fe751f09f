import { useRef } from "react"
import type { HttpScanAnswer, HttpScanMatch, HttpUnit } from "../../src/types/http"
import { request } from "../common/api/backend"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { ScanVerdict } from "./scan-input"

interface UnitScan {
  /** Which units come into question here; where any does, the others are not meant. */
  readonly fits?: (unit: HttpUnit) => boolean
  readonly onMatch: (match: HttpScanMatch) => ScanVerdict | Promise<ScanVerdict>
  /** The code names no unit, or several: the one before is not meant any more. */
  readonly onNone?: () => void
  readonly onUnknown?: (code: string) => ScanVerdict
}

/** Which one unit a code means. Where several bear it, somebody chooses: nothing is taken for them. */
export function useUnitScan(scan: UnitScan): (code: string) => Promise<ScanVerdict> {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  const latest = useRef(scan)
  latest.current = scan
  const unknown = (code: string): ScanVerdict => latest.current.onUnknown?.(code) ?? { tone: "bad", words: t("scan.unknown") }
  const meant = (matches: readonly HttpScanMatch[]): readonly HttpScanMatch[] => {
    const fitting = matches.filter(({ unit }) => latest.current.fits?.(unit) ?? true)
    return fitting.length > 0 ? fitting : matches
  }
  return async (code) => {
    try {
      const matches = meant((await request<HttpScanAnswer>("GET", "/admin/scan", { query: { code } })).matches)
      const [only] = matches
      if (only !== undefined && matches.length === 1) return await latest.current.onMatch(only)
      latest.current.onNone?.()
      return only === undefined ? unknown(code) : { tone: "bad", words: t("scan.several", { count: matches.length }), several: { matches, take: async (match) => await latest.current.onMatch(match) } }
    } catch (failure) {
      return { tone: "bad", words: wordsOf(failure as Error) }
    }
  }
}
