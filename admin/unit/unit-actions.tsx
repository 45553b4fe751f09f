import { EllipsisHorizontal } from "@medusajs/icons"
import { Button, DropdownMenu, IconButton } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { HttpUnit, HttpUnitAction } from "../../src/types/http"
import { useTexts } from "../common/use-texts"
import { AllocateUnitDrawer } from "../order/allocate-unit-drawer"
import { ReleaseUnitDrawer } from "../order/release-unit-drawer"
import { SwapUnitDrawer } from "../order/swap-unit-drawer"
import { CreateClaimDrawer } from "../warranty/create-claim-drawer"
import { ComponentsDrawer } from "./components-drawer"
import { CorrectUnitDrawer } from "./correct-unit-drawer"
import { UnitCommandDrawer } from "./unit-command-drawer"
import { isUnitCommand, UNIT_COMMANDS } from "./unit-commands"
import { canBeClaimedFromMaker, canBeRepaired, canBeReturned, hasPartsToTell } from "./unit-words"

/** What usually comes next, first; these are buttons, the rest is in the menu. */
const USUALLY_NEXT: readonly HttpUnitAction[] = ["mark_found", "restock", "pick", "confirm_delivered", "hand_back", "take_over", "reinstate", "release_hold", "allocate", "swap", "put_back", "move", "hold"]
const BUTTONS_MAX = 2

/** Exactly what the server says could be done now. */
export function UnitActions({ unit }: { readonly unit: HttpUnit }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [open, setOpen] = useState<HttpUnitAction | null>(null)
  const [aside, setAside] = useState<"claim" | "components" | null>(null)
  const actions = unit.available_actions
  const next = USUALLY_NEXT.filter((action) => actions.includes(action)).slice(0, BUTTONS_MAX)
  const rest = actions.filter((action) => !next.includes(action))
  const grave = rest.filter((action) => isUnitCommand(action) && UNIT_COMMANDS[action].isDestructive)
  const groups = [rest.filter((action) => !grave.includes(action)), grave].filter((group) => group.length > 0)
  const start = (action: HttpUnitAction): void => {
    // Picking is a scan beside the other units of the order.
    if (action === "pick") navigate(`/orders/${unit.order_id}`)
    else setOpen(action)
  }
  if (actions.length === 0) return null
  return (
    <div className="flex shrink-0 items-center gap-x-2">
      {next.map((action) => <Button key={action} size="small" variant="secondary" onClick={() => start(action)}>{t(`unit.action.${action}`)}</Button>)}
      {rest.length > 0 && (
        <DropdownMenu>
          <DropdownMenu.Trigger asChild>
            <IconButton size="small" aria-label={t("unit.moreActions")}><EllipsisHorizontal /></IconButton>
          </DropdownMenu.Trigger>
          <DropdownMenu.Content align="end">
            {groups.map((group, index) => (
              <DropdownMenu.Group key={index}>
                {index > 0 && <DropdownMenu.Separator />}
                {index === 0 && canBeReturned(unit) && <DropdownMenu.Item onSelect={() => navigate(`/aftercare/returns/create?unit=${unit.id}`)}>{t("rma.create")}</DropdownMenu.Item>}
                {index === 0 && canBeReturned(unit) && <DropdownMenu.Item onSelect={() => setAside("claim")}>{t("claim.open")}</DropdownMenu.Item>}
                {index === 0 && canBeRepaired(unit) && <DropdownMenu.Item onSelect={() => navigate(`/aftercare/repairs/create?unit=${unit.id}`)}>{t("repair.open")}</DropdownMenu.Item>}
                {index === 0 && canBeClaimedFromMaker(unit) && <DropdownMenu.Item onSelect={() => navigate(`/aftercare/vendor-claims/create?units=${unit.id}`)}>{t("rma.openVendorClaimFor")}</DropdownMenu.Item>}
                {index === 0 && hasPartsToTell(unit) && <DropdownMenu.Item onSelect={() => setAside("components")}>{t("unit.recordComponents")}</DropdownMenu.Item>}
                {group.map((action) => <DropdownMenu.Item key={action} onSelect={() => start(action)}>{t(`unit.action.${action}`)}</DropdownMenu.Item>)}
              </DropdownMenu.Group>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu>
      )}
      <ActionDrawer action={open} unit={unit} onClose={() => setOpen(null)} />
      {aside === "claim" && <CreateClaimDrawer unit={unit} onClose={() => setAside(null)} />}
      {aside === "components" && <ComponentsDrawer unit={unit} onClose={() => setAside(null)} />}
    </div>
  )
}

function ActionDrawer({ action, unit, onClose }: { readonly action: HttpUnitAction | null; readonly unit: HttpUnit; readonly onClose: () => void }) {
  if (action === null) return null
  if (isUnitCommand(action)) return <UnitCommandDrawer command={action} units={[unit]} onClose={onClose} onDone={onClose} />
  switch (action) {
    case "correct":
      return <CorrectUnitDrawer unit={unit} onClose={onClose} />
    case "allocate":
      return <AllocateUnitDrawer unit={unit} onClose={onClose} />
    case "release":
      return <ReleaseUnitDrawer unit={unit} onClose={onClose} />
    case "swap":
      return <SwapUnitDrawer unit={unit} onClose={onClose} />
    case "pick":
      return null
  }
}
