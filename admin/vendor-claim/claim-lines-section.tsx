import { EllipsisHorizontal } from "@medusajs/icons"
import { Button, DropdownMenu, IconButton, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpVendorClaim } from "../../src/types/http"
import { EmptyNotice } from "../common/empty-notice"
import { Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useMoney } from "../common/use-money"
import { useTexts } from "../common/use-texts"
import { UnitStatusBadge } from "../unit/unit-badges"
import { useProductsOfUnits } from "../unit/use-products-of-units"
import { AddUnitsModal } from "./add-units-modal"
import { ClaimedDrawer, RemoveUnitsDrawer } from "./lines-drawer"
import { OutcomeDrawer } from "./outcome-drawer"
import { OUTCOME_COLORS, type VendorClaimLine } from "./vendor-claim-words"

const SHOWN_STEP = 25

type LineAction = "record_outcome" | "set_claimed" | "remove_units"
type Opened = { readonly action: LineAction; readonly line: VendorClaimLine | null } | { readonly action: "add_units" }

/** The units of a claim: what is asked and what came back for each. A long claim is shown piece by piece. */
export function ClaimLinesSection({ claim }: { readonly claim: HttpVendorClaim }) {
  const { t } = useTexts()
  const [shownMax, setShownMax] = useState(SHOWN_STEP)
  const [open, setOpen] = useState<Opened | null>(null)
  const shown = claim.lines.slice(0, shownMax)
  const productOf = useProductsOfUnits(shown.map(({ unit_id }) => unit_id))
  const can = (action: LineAction | "add_units"): boolean => claim.available_actions.includes(action)
  const close = (): void => setOpen(null)
  return (
    <Section
      title={t("unit.title")}
      actions={(
        <span className="flex flex-wrap justify-end gap-2">
          {can("set_claimed") && claim.lines.length > 1 && <Button size="small" variant="transparent" onClick={() => setOpen({ action: "set_claimed", line: null })}>{t("vendorClaim.action.set_claimed")}</Button>}
          {can("add_units") && <Button size="small" variant="secondary" onClick={() => setOpen({ action: "add_units" })}>{t("vendorClaim.action.add_units")}</Button>}
        </span>
      )}
    >
      {claim.lines.length === 0 ? <EmptyNotice title={t("vendorClaim.noLines")} hint={t("vendorClaim.noLinesHint")} /> : (
        <ul className="divide-y">
          {shown.map((line) => <LineRow key={line.id} line={line} title={productOf(line.unit_id)?.title ?? ""} canSet={can("set_claimed")} canRemove={can("remove_units") && line.sent_at === null} onOpen={(action) => setOpen({ action, line })} />)}
        </ul>
      )}
      {claim.lines.length > shownMax && <div className="flex justify-center px-6 py-3"><Button size="small" variant="transparent" onClick={() => setShownMax(shownMax + SHOWN_STEP)}>{t("vendorClaim.showMore", { count: claim.lines.length - shownMax })}</Button></div>}
      {open?.action === "add_units" && <AddUnitsModal claim={claim} onClose={close} />}
      {open?.action === "set_claimed" && <ClaimedDrawer claim={claim} line={open.line} onClose={close} />}
      {open?.action === "remove_units" && <RemoveUnitsDrawer claim={claim} line={open.line} onClose={close} />}
      {open?.action === "record_outcome" && <OutcomeDrawer claim={claim} line={open.line} onClose={close} />}
    </Section>
  )
}

interface LineRowProps {
  readonly line: VendorClaimLine
  readonly title: string
  readonly canSet: boolean
  readonly canRemove: boolean
  readonly onOpen: (action: LineAction) => void
}

function LineRow({ line, title, canSet, canRemove, onOpen }: LineRowProps) {
  const { t, word } = useTexts()
  const money = useMoney()
  const { outcome, currency_code: currency, claimed_amount: claimed, recovered_amount: recovered } = line
  const canAnswer = line.available_outcomes.length > 0
  const isPending = outcome === "pending"
  const amounts = currency === null ? null : recovered === null ? claimed === null ? null : t("vendorClaim.claims", { amount: money(claimed, currency) }) : claimed === null ? t("vendorClaim.recovers", { amount: money(recovered, currency) }) : t("vendorClaim.of", { recovered: money(recovered, currency), claimed: money(claimed, currency) })
  const facts = [amounts, ...line.fault_codes.map((code) => word("fault", code)), line.reason_code === null ? null : word("reason", line.reason_code), line.unit === null ? null : t(`vendorClaim.whereabouts.${line.unit}`)].filter((fact): fact is string => fact !== null)
  return (
    <li className="flex flex-col gap-x-4 gap-y-3 px-6 py-4 md:flex-row md:items-center md:justify-between">
      <div className="min-w-0">
        <span className="flex flex-wrap items-center gap-2">
          <TextLink mono to={`/aftercare/units/${line.unit_id}`}>{line.serial_number}</TextLink>
          <UnitStatusBadge status={line.unit_status} />
        </span>
        <Text size="small" leading="compact" className="text-ui-fg-subtle truncate pt-1">{title}</Text>
        {facts.length > 0 && <Text size="small" className="break-words pt-1">{facts.join(" · ")}</Text>}
        {line.replacement !== null && <Text size="small" className="text-ui-fg-subtle pt-1">{t("vendorClaim.cameInstead")} <TextLink mono inText to={`/aftercare/units/${line.replacement.unit_id}`}>{line.replacement.serial_number}</TextLink></Text>}
      </div>
      <div className="flex shrink-0 items-center gap-x-2">
        <StatusBadge color={OUTCOME_COLORS[outcome]} className="whitespace-nowrap">{t(`vendorClaim.outcome.${outcome}`)}</StatusBadge>
        {canAnswer && isPending && <Button size="small" variant="secondary" onClick={() => onOpen("record_outcome")}>{t("vendorClaim.answer")}</Button>}
        {(canSet || canRemove || (canAnswer && !isPending)) && (
          <DropdownMenu>
            <DropdownMenu.Trigger asChild><IconButton size="small" variant="transparent" aria-label={t("order.unitActions", { serial: line.serial_number })}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
            <DropdownMenu.Content align="end">
              {canAnswer && !isPending && <DropdownMenu.Item onSelect={() => onOpen("record_outcome")}>{t("vendorClaim.correct")}</DropdownMenu.Item>}
              {canSet && <DropdownMenu.Item onSelect={() => onOpen("set_claimed")}>{t("vendorClaim.action.set_claimed")}</DropdownMenu.Item>}
              {canRemove && <DropdownMenu.Item onSelect={() => onOpen("remove_units")}>{t("vendorClaim.action.remove_units")}</DropdownMenu.Item>}
            </DropdownMenu.Content>
          </DropdownMenu>
        )}
      </div>
    </li>
  )
}
