import { Alert } from "@medusajs/ui"
import type { RejectedEntry } from "./use-problem-words"

const SHOWN_MAX = 20

interface RejectedListProps {
  readonly words: string
  readonly entries: readonly RejectedEntry[]
  readonly units?: readonly { readonly id: string; readonly serial_number: string }[]
}

/** A refusal inside a form; where it concerns many units, one line for each. */
export function RejectedList({ words, entries, units = [] }: RejectedListProps) {
  const serials = new Map(units.map(({ id, serial_number }) => [id, serial_number]))
  return (
    <Alert variant="error" role="alert">
      {entries.length < 2 ? words : (
        <ul className="flex flex-col gap-y-1">
          {entries.slice(0, SHOWN_MAX).map((entry, index) => (
            <li key={index} className="break-words"><span className="font-mono text-xs">{entry.serialNumber ?? serials.get(entry.unitId ?? "")}</span> {entry.words}</li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
