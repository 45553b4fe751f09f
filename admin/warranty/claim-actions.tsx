import { EllipsisHorizontal } from "@medusajs/icons"
import { Button, DropdownMenu, IconButton } from "@medusajs/ui"
import { useState } from "react"
import { useTexts } from "../common/use-texts"
import type { WarrantyClaim } from "./claim"
import { ClaimDrawer } from "./claim-drawer"

/** What an agent does most, first. */
const USUALLY_NEXT = ["carry_out", "approve", "deny", "request_info", "provide_info", "close", "approve_partly", "check", "appeal", "withdraw"]

interface ClaimActionsProps {
  readonly claim: WarrantyClaim
  /** So many as buttons; the rest is in the menu. */
  readonly mainMax: number
}

/** Exactly what the server says could be done with the claim now. */
export function ClaimActions({ claim, mainMax }: ClaimActionsProps) {
  const { t, word } = useTexts()
  const [open, setOpen] = useState<string | null>(null)
  const actions = [...USUALLY_NEXT.filter((action) => claim.available_actions.includes(action)), ...claim.available_actions.filter((action) => !USUALLY_NEXT.includes(action))]
  if (actions.length === 0) return null
  return (
    <div className="flex shrink-0 justify-end gap-2" onClick={(event) => event.stopPropagation()}>
      {actions.slice(0, mainMax).map((action, index) => <Button key={action} size="small" variant={mainMax > 1 && index === 0 ? "primary" : "secondary"} onClick={() => setOpen(action)}>{word("claim.action", action)}</Button>)}
      {actions.length > mainMax && (
        <DropdownMenu>
          <DropdownMenu.Trigger asChild><IconButton size="small" variant={mainMax > 1 ? "primary" : "transparent"} aria-label={t("order.unitActions", { serial: claim.display_id })}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
          <DropdownMenu.Content align="end">{actions.slice(mainMax).map((action) => <DropdownMenu.Item key={action} onSelect={() => setOpen(action)}>{word("claim.action", action)}</DropdownMenu.Item>)}</DropdownMenu.Content>
        </DropdownMenu>
      )}
      {open !== null && <ClaimDrawer claim={claim} action={open} onClose={() => setOpen(null)} />}
    </div>
  )
}
