import { useTexts } from "../use-texts"
import { Sheet } from "../ui/sheet"
import { pathOf, type UnitChoices } from "./use-find-unit"

interface UnitChoiceProps {
  readonly choices: UnitChoices
  readonly onChoose: (path: string) => void
  readonly onClose: () => void
}

/** One number, several products: people choose. */
export function UnitChoice({ choices: { matches }, onChoose, onClose }: UnitChoiceProps) {
  const { t, word } = useTexts()
  return (
    <Sheet scans="pass" title={t("scan.several", { count: matches.length })} onClose={onClose}>
      <ul className="divide-y">
        {matches.map((match) => (
          <li key={match.unit.id}>
            <button type="button" onClick={() => onChoose(pathOf(match))} className="hover:bg-ui-bg-base-hover flex min-h-16 w-full items-center justify-between gap-x-3 rounded-lg px-3 text-left">
              <span className="flex flex-col"><span className="txt-large-plus">{match.product?.title ?? match.unit.serial_number}</span><span className="txt-medium text-ui-fg-subtle font-mono">{[match.unit.serial_number, ...match.open_documents.map(({ display_id: number }) => number)].join(" · ")}</span></span>
              <span className="txt-medium text-ui-fg-subtle">{word("unitStatus", match.unit.status)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
