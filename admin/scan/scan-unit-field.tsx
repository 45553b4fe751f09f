import type { HttpUnit } from "../../src/types/http"
import { ScanInput } from "./scan-input"
import { useUnitScan } from "./use-unit-scan"

interface ScanUnitFieldProps {
  readonly label: string
  readonly hint?: string
  readonly onUnit: (unit: HttpUnit | null) => void
}

/** Names the one unit that a form is about, by any of its codes. */
export function ScanUnitField({ label, hint, onUnit }: ScanUnitFieldProps) {
  const onScan = useUnitScan({
    onNone: () => onUnit(null),
    onMatch: ({ unit }) => {
      onUnit(unit)
      return { tone: "good", words: unit.serial_number }
    },
  })
  return <ScanInput label={label} {...(hint === undefined ? {} : { hint })} onScan={onScan} />
}
