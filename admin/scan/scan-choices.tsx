import { ArrowDownTray, ArrowUturnLeft } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { HttpScanAnswer } from "../../src/types/http"
import { useProductOfUnit } from "../unit/use-product-of-unit"
import { useTexts } from "../common/use-texts"
import { UNIT_OPTION, UnitOption } from "./unit-option"

interface ScanChoicesProps {
  readonly code: string
  readonly answer: HttpScanAnswer
  readonly onLeave: () => void
}

/** Below the scan box, where a code does not mean exactly one unit. */
export function ScanChoices({ code, answer, onLeave }: ScanChoicesProps) {
  return (
    <div role="status" className="border-ui-border-base border-t">
      {answer.matches.length === 0 ? <UnknownCode code={code} answer={answer} onLeave={onLeave} /> : <ManyUnits answer={answer} onLeave={onLeave} />}
    </div>
  )
}

function UnknownCode({ code, answer, onLeave }: ScanChoicesProps) {
  const { t } = useTexts()
  const serial = answer.parsed?.serial_number ?? code
  const query = new URLSearchParams({ serial }).toString()
  return (
    <div className="flex flex-col gap-3 px-4 py-3 md:flex-row md:items-center md:justify-between">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus">{t("scan.unknown")}</Text>
        <Text size="small" className="text-ui-fg-subtle break-words">{t("scan.unknownHint", { code: serial })}</Text>
      </div>
      <div className="flex shrink-0 flex-wrap gap-2">
        <Button size="small" variant="secondary" asChild><Link to={`/aftercare/units/receive?${query}`} onClick={onLeave}><ArrowDownTray /> {t("scan.receiveIt")}</Link></Button>
        <Button size="small" variant="secondary" asChild><Link to={`/aftercare/returns/create?${query}`} onClick={onLeave}><ArrowUturnLeft /> {t("scan.blindReturn")}</Link></Button>
      </div>
    </div>
  )
}

function ManyUnits({ answer, onLeave }: Pick<ScanChoicesProps, "answer" | "onLeave">) {
  const { t } = useTexts()
  const productOf = useProductOfUnit(answer.matches.map(({ unit }) => unit))
  return (
    <div className="flex flex-col gap-y-1 px-2 py-3">
      <Text size="small" leading="compact" weight="plus" className="px-2">{t("scan.several", { count: answer.matches.length })}</Text>
      <ul>
        {answer.matches.map(({ unit }) => (
          <li key={unit.id}>
            <Link to={`/aftercare/units/${unit.id}`} onClick={onLeave} className={UNIT_OPTION}><UnitOption unit={unit} title={productOf(unit)?.title} /></Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
