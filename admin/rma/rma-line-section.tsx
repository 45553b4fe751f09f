import { CheckCircleSolid, ExclamationCircleSolid } from "@medusajs/icons"
import { Alert, Button, clx, Container, DropdownMenu, IconButton, Text } from "@medusajs/ui"
import { EllipsisHorizontal } from "@medusajs/icons"
import { useState } from "react"
import type { HttpRma, HttpRmaLine } from "../../src/types/http"
import { documentHref } from "../common/documents"
import { Photo } from "../common/photo"
import { TextLink } from "../common/text-link"
import { useTexts } from "../common/use-texts"
import { useProductOfUnit } from "../unit/use-product-of-unit"
import { rowsOf } from "./checklist-rows"
import { LineDrawer, type OpenLineAction } from "./line-drawer"
import { OfferRow } from "./offer-row"
import { useDecisionWords } from "./use-decision-words"
import { ACTION_OF, answerOf, canDo, nextStep, type Step, STEPS } from "./rma-words"

const ASIDE = ["offer_replacement", "waive", "mark_not_returned", "mark_lost"] as const

interface RmaLineSectionProps {
  readonly rma: HttpRma
  readonly line: HttpRmaLine
  readonly onReceive: () => void
}

/** One unit of a return, with its five questions; the one that is next has the button. */
export function RmaLineSection({ rma, line, onReceive }: RmaLineSectionProps) {
  const { t, word } = useTexts()
  const product = useProductOfUnit([line])(line)
  const [open, setOpen] = useState<OpenLineAction | null>(null)
  const next = nextStep(rma, line)
  const aside = ASIDE.filter((action) => line.available_actions.includes(action))
  const start = (step: Step): void => (step === "reception" ? onReceive() : setOpen(ACTION_OF[step] as OpenLineAction))
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-x-3 px-6 py-4">
        <div className="flex min-w-0 items-center gap-x-3">
          <Photo src={product?.thumbnail ?? null} />
          <div className="min-w-0">
            <TextLink mono to={`/aftercare/units/${line.unit_id}`}>{line.serial_number}</TextLink>
            <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">{[product?.title, product?.detail].filter(Boolean).join(" · ")}</Text>
          </div>
        </div>
        {aside.length > 0 && (
          <DropdownMenu>
            <DropdownMenu.Trigger asChild><IconButton size="small" variant="transparent" aria-label={t("unit.moreActions")}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
            <DropdownMenu.Content align="end">{aside.map((action) => <DropdownMenu.Item key={action} onSelect={() => setOpen(action)}>{t(`rma.line.${action}`)}</DropdownMenu.Item>)}</DropdownMenu.Content>
          </DropdownMenu>
        )}
      </div>
      <div className="flex flex-col gap-y-1 px-6 py-3">
        <Text size="small">{word("reason", line.reason_code)} · {t("rma.wishes", { resolution: word("rma.resolution", line.requested_resolution) })}</Text>
        {line.note !== null && <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words">{line.note}</Text>}
        {line.blind_reason !== null && <Text size="small" className="text-ui-tag-orange-text">{t("rma.blind")} {word("reason", line.blind_reason)}</Text>}
      </div>
      {line.wrong_unit !== null && line.reception === "wrong_unit" && (
        <div className="px-6 py-4">
          <Alert variant="error">
            {t("rma.wrongUnit", { serial: line.wrong_unit.serial_number })}{" "}
            <span className="flex flex-wrap gap-x-3 pt-1">
              {line.wrong_unit.unit_id !== null && <TextLink inText to={`/aftercare/units/${line.wrong_unit.unit_id}`}>{t("rma.seeWrongUnit")}</TextLink>}
              {line.wrong_unit.unit_id !== null && <TextLink inText to={`/aftercare/returns/create?unit=${line.wrong_unit.unit_id}`}>{t("rma.returnWrongUnit")}</TextLink>}
              <TextLink inText to={line.wrong_unit.unit_id === null ? "/aftercare/exceptions?kind=unknown_unit_received" : `/aftercare/exceptions?unit_id=${line.wrong_unit.unit_id}`}>{t("rma.wrongUnitCase")}</TextLink>
            </span>
          </Alert>
        </div>
      )}
      <OfferRow line={line} onWithdraw={() => setOpen("withdraw_offer")} />
      <ol className="flex flex-col px-6 py-4">
        {STEPS.map((step) => <StepRow key={step} rma={rma} line={line} step={step} isNext={step === next} onStart={() => start(step)} />)}
      </ol>
      {open !== null && <LineDrawer rma={rma} line={line} action={open} onClose={() => setOpen(null)} />}
    </Container>
  )
}

interface StepRowProps {
  readonly rma: HttpRma
  readonly line: HttpRmaLine
  readonly step: Step
  readonly isNext: boolean
  readonly onStart: () => void
}

function StepRow({ rma, line, step, isNext, onStart }: StepRowProps) {
  const { t, word } = useTexts()
  const answer = answerOf(line, step)
  const isBad = (step === "reception" && line.reception === "wrong_unit") || (step === "decision" && line.decision === "rejected")
  const isRunning = (step === "disposition" && line.disposition_status === "begun") || (step === "resolution" && line.resolution_status === "begun")
  return (
    <li className="flex min-h-9 items-center justify-between gap-x-3 py-1">
      <span className="flex min-w-0 items-center gap-x-3">
        {isBad ? <ExclamationCircleSolid className="text-ui-tag-red-icon shrink-0" /> : answer !== null ? <CheckCircleSolid className={clx("shrink-0", isRunning ? "text-ui-tag-blue-icon" : "text-ui-tag-green-icon")} /> : (
          <span aria-hidden className={clx("h-3.5 w-3.5 shrink-0 rounded-full border", isNext ? "border-ui-fg-interactive border-2" : "border-ui-border-strong border-dashed")} />
        )}
        <span className="min-w-0">
          <Text size="small" leading="compact" weight={isNext ? "plus" : "regular"} className={clx({ "text-ui-fg-subtle": answer === null && !isNext })}>{t(`rma.step.${step}`)}</Text>
          <StepFacts line={line} step={step} />
          {step === "disposition" && <DispositionLink line={line} />}
        </span>
      </span>
      <span className="flex shrink-0 items-center gap-x-2">
        {answer !== null && <Text size="small" leading="compact">{word(GROUP_OF[step], answer)}{isRunning ? ` · ${t("rma.running")}` : ""}</Text>}
        {isNext ? <Button size="small" onClick={onStart}>{t(`rma.do.${ACTION_OF[step]}`)}</Button> : canDo(rma, line, step) && <Button size="small" variant="transparent" onClick={onStart}>{answer === null ? t(`rma.do.${ACTION_OF[step]}`) : t("general.change")}</Button>}
      </span>
    </li>
  )
}

const GROUP_OF: Readonly<Record<Step, string>> = { decision: "rma.decision", reception: "rma.reception", inspection: "unit.grade", disposition: "rma.disposition", resolution: "rma.resolution" }

/** What a step rests on: why it was decided so, what was found, what is paid. */
function StepFacts({ line, step }: Pick<StepRowProps, "line" | "step">) {
  const { t, word, locale } = useTexts()
  const wordsFor = useDecisionWords(line.decision_reasons)
  const money = line.amount !== null && line.currency_code !== null ? new Intl.NumberFormat(locale, { style: "currency", currency: line.currency_code }).format(line.amount) : null
  const facts: Readonly<Record<Step, readonly (string | null)[]>> = {
    decision: line.decision === "pending" ? [] : decisionFacts(line.decision_reasons, wordsFor),
    reception: [line.tracking_number === null ? null : t("history.tracking", { number: line.tracking_number })],
    inspection: [...line.fault_codes.map((code) => word("fault", code)), ...rowsOf(line.checklist).map(({ point, found }) => `${point}: ${typeof found === "boolean" ? t(found ? "rma.inOrder" : "rma.notInOrder") : found ?? "–"}`)],
    disposition: [],
    resolution: [money, line.advance ? t("rma.advance") : null, line.replacement?.unit ? t("rma.replacedBy", { serial: line.replacement.unit.serial_number }) : null],
  }
  const shown = facts[step].filter((fact): fact is string => fact !== null && fact !== "")
  return shown.length === 0 ? null : <Text size="xsmall" className="text-ui-fg-subtle break-words">{shown.join(" · ")}</Text>
}

/** By which rule, or by hand and why; what did not apply is told where somebody decides anew. */
function decisionFacts(reasons: HttpRmaLine["decision_reasons"], wordsFor: ReturnType<typeof useDecisionWords>): string[] {
  const [first] = reasons
  if (first === undefined) return []
  const { rule, words } = wordsFor(first)
  return [first.rule === "by_hand" || first.rule === "no_rule" ? `${rule}: ${words}` : rule]
}

/** Where the unit's way goes on: its repair or its vendor claim, or the claim that is still to be opened. */
function DispositionLink({ line }: { readonly line: HttpRmaLine }) {
  const { t, word } = useTexts()
  const reference = line.disposition_reference
  const to = reference === null ? null : documentHref(reference.type, reference.id)
  if (reference !== null && to !== null) return <TextLink inText to={to} className="txt-small">{word("document", reference.type)}</TextLink>
  if (line.disposition !== "return_to_vendor" || line.unit_status !== "at_vendor") return null
  return <TextLink inText to={`/aftercare/vendor-claims/create?units=${line.unit_id}&rma_line=${line.id}`} className="txt-small">{t("rma.openVendorClaim")}</TextLink>
}
