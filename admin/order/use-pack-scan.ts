import type { HttpOrderLineUnits } from "../../src/types/http"
import { RequestProblem } from "../common/api/backend"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { ScanVerdict } from "../scan/scan-input"
import { isNamedWhenPacked, keyOf, type PackEntry, pickedCount } from "./pack-plan"
import { useOrderCommand } from "./use-order-units"

interface PackScan {
  readonly orderId: string
  readonly entries: readonly PackEntry[]
  readonly onName: (line: HttpOrderLineUnits, serialNumber: string) => void
}

const EXPECTED_SHOWN_MAX = 3

/** A scan while packing: the right unit is picked at once, a wrong one is refused and the right ones are named. */
export function usePackScan({ orderId, entries, onName }: PackScan): (code: string) => Promise<ScanVerdict> {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  const { write } = useOrderCommand<{ readonly serial_numbers: readonly string[] }>(orderId, "pick")
  const good = (words: string): ScanVerdict => ({ tone: "good", words })
  const bad = (words: string): ScanVerdict => ({ tone: "bad", words })

  return async (code) => {
    const known = entries.flatMap(({ units }) => units).find(({ serial_number }) => serial_number === code.toUpperCase() || serial_number === code)
    if (known?.status === "picked") return good(t("order.alreadyPicked", { serial: known.serial_number }))
    if (entries.some(({ named }) => named.includes(code))) return bad(t("order.readTwice", { serial: code }))
    const unnamed = entries.find((entry) => isNamedWhenPacked(entry.line) && pickedCount(entry) < entry.neededCount)
    const canPick = entries.some(({ units }) => units.some(({ status }) => status === "allocated"))
    if (known === undefined && unnamed !== undefined && !canPick) return name(unnamed, code)
    try {
      const { units: [unit] } = await write({ serial_numbers: [code] })
      const entry = entries.find(({ line }) => keyOf(line) === `${unit?.line_item_id} ${unit?.inventory_item_id}`)
      return good(t("order.picked", { serial: unit?.serial_number ?? code, title: entry?.line.title ?? "" }))
    } catch (error) {
      if (!(error instanceof RequestProblem)) return bad(wordsOf(error as Error))
      if (unnamed !== undefined && (error.code === "unit.not_found" || error.code === "pick.wrong_unit")) return name(unnamed, code)
      const expected = expectedOf(error.details["expected"])
      return bad(error.code === "pick.wrong_unit" && expected.length > 0 ? t("order.wrongUnit", { serial: code, expected: expected.slice(0, EXPECTED_SHOWN_MAX).join(", ") }) : wordsOf(error))
    }
  }

  function name({ line }: PackEntry, code: string): ScanVerdict {
    onName(line, code)
    return good(t("order.namedFor", { serial: code, title: line.title ?? "" }))
  }
}

function expectedOf(expected: unknown): string[] {
  if (!Array.isArray(expected)) return []
  return expected.map((entry) => (typeof entry === "string" ? entry : String((entry as { readonly serial_number?: unknown }).serial_number ?? ""))).filter((serial) => serial !== "")
}
