import { Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { TextLink } from "../common/text-link"
import { useTexts } from "../common/use-texts"
import { ScanInput } from "../scan/scan-input"
import { useUnitScan } from "../scan/use-unit-scan"
import { UnitCoverageSection } from "../unit/unit-coverage-section"
import { useProductOfUnit } from "../unit/use-product-of-unit"
import { BatchUpload } from "./batch-upload"

/** "Is this covered?": scan, and see why. */
export function CoverageCheck() {
  const { t } = useTexts()
  const [unit, setUnit] = useState<HttpUnit | null>(null)
  const product = useProductOfUnit(unit === null ? [] : [unit])
  const onScan = useUnitScan({
    onNone: () => setUnit(null),
    onMatch: ({ unit: wanted, coverage_summary: summary }) => {
      setUnit(wanted)
      return { tone: summary?.verdict === "covered" ? "good" : "bad", words: `${wanted.serial_number}: ${t(`coverage.verdict.${summary?.verdict ?? "not_covered"}`)}` }
    },
  })
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
