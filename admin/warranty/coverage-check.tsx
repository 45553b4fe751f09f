import { Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpScanAnswer, HttpUnit } from "../../src/types/http"
import { request } from "../common/api/backend"
import { TextLink } from "../common/text-link"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ScanInput, type ScanVerdict } from "../scan/scan-input"
import { UnitCoverageSection } from "../unit/unit-coverage-section"
import { useProductOfUnit } from "../unit/use-product-of-unit"
import { BatchUpload } from "./batch-upload"

/** "Is this covered?": scan, and see why. */
export function CoverageCheck() {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  const [unit, setUnit] = useState<HttpUnit | null>(null)
  const product = useProductOfUnit(unit === null ? [] : [unit])
  const onScan = async (code: string): Promise<ScanVerdict> => {
    try {
      const { matches: [match] } = await request<HttpScanAnswer>("GET", "/admin/scan", { query: { code } })
      setUnit(match?.unit ?? null)
      if (match === undefined) return { tone: "bad", words: t("scan.unknown") }
      const verdict = match.coverage_summary?.verdict
      return { tone: verdict === "covered" ? "good" : "bad", words: `${match.unit.serial_number}: ${t(`coverage.verdict.${verdict ?? "not_covered"}`)}` }
    } catch (error) {
      return { tone: "bad", words: wordsOf(error as Error) }
    }
  }
  return (
    <div className="flex w-full max-w-[720px] flex-col gap-y-3">
      <Container className="flex flex-col gap-y-4 px-6 py-5">
        <div><Heading>{t("warranty.check")}</Heading><Text size="small" className="text-ui-fg-subtle">{t("warranty.checkHint")}</Text></div>
        <ScanInput label={t("order.scanUnit")} onScan={onScan} />
        {unit !== null && <Text size="small"><TextLink mono to={`/aftercare/units/${unit.id}`}>{unit.serial_number}</TextLink> {product(unit)?.title}</Text>}
      </Container>
      {unit !== null && <UnitCoverageSection key={unit.id} unit={unit} />}
      <BatchUpload />
    </div>
  )
}
