import type { HttpScanAnswer, HttpUnit } from "../../src/types/http"
import { request } from "../common/api/backend"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ScanInput, type ScanVerdict } from "./scan-input"

interface ScanUnitFieldProps {
  readonly label: string
  readonly hint?: string
  readonly onUnit: (unit: HttpUnit | null) => void
}

/** Names the one unit that a form is about, by any of its codes. */
export function ScanUnitField({ label, hint, onUnit }: ScanUnitFieldProps) {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  const onScan = async (code: string): Promise<ScanVerdict> => {
    try {
      const { matches: [match] } = await request<HttpScanAnswer>("GET", "/admin/scan", { query: { code } })
      onUnit(match?.unit ?? null)
      return match === undefined ? { tone: "bad", words: t("scan.unknown") } : { tone: "good", words: match.unit.serial_number }
    } catch (failure) {
      return { tone: "bad", words: wordsOf(failure as Error) }
    }
  }
  return <ScanInput label={label} {...(hint === undefined ? {} : { hint })} onScan={onScan} />
}
