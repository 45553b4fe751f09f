import { Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit, HttpUnitList, HttpVendorClaimList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { LoadingRows } from "../common/loading"
import { toggled, UnitChoice } from "../common/unit-choice"
import { useTexts } from "../common/use-texts"
import { ScanInput } from "../scan/scan-input"
import { useUnitScan } from "../scan/use-unit-scan"

const CANDIDATES_MAX = 50
const NAMED_MAX = 200
const CLAIMS_MAX = 200
const CLAIMABLE: readonly string[] = ["quarantined", "at_vendor"]

interface ClaimableUnitsProps {
  /** Named by who led here; they are offered first. */
  readonly namedIds: readonly string[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** Units that a maker may owe something for: ours in quarantine, and what is with a maker already. */
export function ClaimableUnits({ namedIds, chosen, onChange }: ClaimableUnitsProps) {
  const { t } = useTexts()
  const named = useRead<HttpUnitList>("/admin/units", { id: namedIds, limit: NAMED_MAX }, { enabled: namedIds.length > 0 })
  const listed = useRead<HttpUnitList>("/admin/units", { status: CLAIMABLE, limit: CANDIDATES_MAX })
  const claims = useRead<HttpVendorClaimList>("/admin/vendor-claims", { status: ["open", "shipped"], limit: CLAIMS_MAX })
  const [scanned, setScanned] = useState<readonly HttpUnit[]>([])
  const claimed = new Set((claims.data?.vendor_claims ?? []).flatMap(({ lines }) => lines.filter(({ outcome }) => outcome === "pending").map(({ unit_id }) => unit_id)))
  const all = [...(named.data?.units ?? []), ...scanned, ...(listed.data?.units ?? []).filter((unit) => !claimed.has(unit.id) && !isCustomers(unit))]
  const units = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index)
  const onScan = useUnitScan({
    fits: ({ status }) => CLAIMABLE.includes(status),
    onMatch: ({ unit }) => {
      if (!CLAIMABLE.includes(unit.status)) return { tone: "bad", words: t("vendorClaim.notClaimable", { serial: unit.serial_number, status: t(`unit.status.${unit.status}`) }) }
      setScanned((before) => [...before, unit])
      onChange(new Set([...chosen, unit.id]))
      return { tone: "good", words: t("rma.scannedKnown", { serial: unit.serial_number }) }
    },
  })
  return (
    <div className="flex flex-col gap-y-3">
      <ScanInput label={t("order.scanUnit")} onScan={onScan} />
      {listed.data === undefined ? <LoadingRows /> : units.length > 0 ? <UnitChoice units={units} chosen={chosen} onToggle={(id) => onChange(toggled(chosen, id))} /> : <Text size="small" className="text-ui-fg-subtle text-pretty">{t("vendorClaim.noCandidates")}</Text>}
      {listed.data !== undefined && listed.data.count > CANDIDATES_MAX && <Text size="small" className="text-ui-fg-subtle">{t("vendorClaim.candidatesCut", { count: CANDIDATES_MAX })}</Text>}
    </div>
  )
}

/** What becomes of a customer's unit in quarantine is its return's decision. */
const isCustomers = ({ status, available_actions }: HttpUnit): boolean => status === "quarantined" && available_actions.includes("take_over")
