import { Checkbox } from "@medusajs/ui"
import { toggled } from "../common/unit-choice"
import { useTexts } from "../common/use-texts"
import type { VendorClaimLine } from "./vendor-claim-words"

/** One request answers for so many; a longer claim takes several. */
export const LINES_PER_REQUEST_MAX = 200

interface LineChoiceProps {
  readonly lines: readonly VendorClaimLine[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** For which units of the claim something is said at once. */
export function LineChoice({ lines, chosen, onChange }: LineChoiceProps) {
  const { t } = useTexts()
  const together = lines.slice(0, LINES_PER_REQUEST_MAX)
  const isAll = together.every(({ id }) => chosen.has(id))
  return (
    <fieldset>
      <legend className="txt-compact-small-plus pb-2">{t("vendorClaim.forUnits")}</legend>
      <ul className="border-ui-border-base divide-ui-border-base max-h-64 divide-y overflow-y-auto rounded-lg border">
        {lines.length > 1 && <ChoiceRow label={t(together.length < lines.length ? "vendorClaim.firstUnits" : "vendorClaim.allUnits", { count: together.length })} isChecked={isAll} onToggle={() => onChange(isAll ? new Set() : new Set(together.map(({ id }) => id)))} />}
        {lines.map((line) => <ChoiceRow key={line.id} label={line.serial_number} isMono isChecked={chosen.has(line.id)} onToggle={() => onChange(toggled(chosen, line.id))} />)}
      </ul>
    </fieldset>
  )
}

function ChoiceRow({ label, isMono = false, isChecked, onToggle }: { readonly label: string; readonly isMono?: boolean; readonly isChecked: boolean; readonly onToggle: () => void }) {
  return (
    <li>
      <label className="hover:bg-ui-bg-base-hover flex min-h-9 cursor-pointer items-center gap-x-3 px-3 py-1.5">
        <Checkbox checked={isChecked} onCheckedChange={onToggle} aria-label={label} />
        <span className={isMono ? "break-all font-mono text-xs" : "txt-compact-small"}>{label}</span>
      </label>
    </li>
  )
}
