import { EllipsisHorizontal } from "@medusajs/icons"
import { Alert, Button, Container, DropdownMenu, Heading, IconButton, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpVendorClaim } from "../../src/types/http"
import { Instant } from "../common/instant"
import { useTexts } from "../common/use-texts"
import { ClaimCommandDrawer, type WholeClaimCommand } from "./claim-command-drawer"
import { OutcomeDrawer } from "./outcome-drawer"
import { VENDOR_CLAIM_COLORS } from "./vendor-claim-words"

const COMMANDS = ["ship", "settle", "close", "cancel"] as const satisfies readonly WholeClaimCommand[]

/** Which claim it is, how far it is, and the one step that is next. */
export function ClaimHeaderSection({ claim }: { readonly claim: HttpVendorClaim }) {
  const { t, word } = useTexts()
  const [open, setOpen] = useState<WholeClaimCommand | "record_outcome" | null>(null)
  const possible = COMMANDS.filter((command) => claim.available_actions.includes(command))
  const answers = claim.available_actions.includes("record_outcome") && claim.lines.some(({ outcome, available_outcomes }) => outcome === "pending" && available_outcomes.length > 0)
  const failed = claim.pending_work.find(({ state }) => state === "failed")
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <span className="flex flex-wrap items-center gap-x-2">
            <Heading>{claim.display_id}</Heading>
            <StatusBadge color={VENDOR_CLAIM_COLORS[claim.status]}>{t(`vendorClaim.status.${claim.status}`)}</StatusBadge>
          </span>
          <Text size="small" className="text-ui-fg-subtle break-words">{t("vendorClaim.against", { vendor: claim.vendor_id })} · {t("rma.opened")} <Instant at={claim.created_at} /></Text>
        </div>
        <div className="flex flex-wrap gap-2">
          {answers && <Button size="small" onClick={() => setOpen("record_outcome")}>{t("vendorClaim.action.record_outcome")}</Button>}
          {possible.filter((command) => command !== "cancel").map((command) => <Button key={command} size="small" variant={answers ? "secondary" : "primary"} onClick={() => setOpen(command)}>{t(`vendorClaim.action.${command}`)}</Button>)}
          {possible.includes("cancel") && (
            <DropdownMenu>
              <DropdownMenu.Trigger asChild><IconButton size="small" aria-label={t("unit.moreActions")}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
              <DropdownMenu.Content align="end"><DropdownMenu.Item onSelect={() => setOpen("cancel")}>{t("vendorClaim.action.cancel")}</DropdownMenu.Item></DropdownMenu.Content>
            </DropdownMenu>
          )}
        </div>
      </div>
      {failed && <Alert variant="error">{t("rma.workFailed", { work: word("job.name", failed.name) })} {failed.reason}</Alert>}
      {open === "record_outcome" && <OutcomeDrawer claim={claim} line={null} onClose={() => setOpen(null)} />}
      {open !== null && open !== "record_outcome" && <ClaimCommandDrawer claim={claim} command={open} onClose={() => setOpen(null)} />}
    </Container>
  )
}
