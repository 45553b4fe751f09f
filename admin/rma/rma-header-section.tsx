import { EllipsisHorizontal } from "@medusajs/icons"
import { Alert, Button, Container, DropdownMenu, Heading, IconButton, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRma } from "../../src/types/http"
import { Instant } from "../common/instant"
import { PaperButton } from "../common/paper-button"
import { TextLink } from "../common/text-link"
import { useCustomerNames, useOrderNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { ReturnLabelButton } from "./return-label-button"
import { type RmaCommand, RmaCommandDrawer } from "./rma-command-drawer"
import { dueColor, rmaColor } from "./rma-words"

const COMMANDS = ["authorize", "deny", "request_info", "close", "expire", "cancel"] as const satisfies readonly RmaCommand[]
const MAIN: ReadonlySet<string> = new Set(["authorize", "close"])

export function RmaHeaderSection({ rma, onReceive }: { readonly rma: HttpRma; readonly onReceive: () => void }) {
  const { t, word } = useTexts()
  const customer = useCustomerNames([rma.customer_id]).get(rma.customer_id ?? "")
  const order = useOrderNames([rma.order_id]).get(rma.order_id ?? "")
  const [open, setOpen] = useState<RmaCommand | null>(null)
  const commands = COMMANDS.filter((command) => rma.available_actions.includes(command))
  const failed = rma.pending_work.find(({ state }) => state === "failed")
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <span className="flex flex-wrap items-center gap-x-2">
            <Heading>{rma.display_id}</Heading>
            <StatusBadge color={rmaColor(rma.status)}>{word("rma.status", rma.status)}</StatusBadge>
          </span>
          <Text size="small" className="text-ui-fg-subtle">
            {rma.customer_id !== null && <><TextLink inText to={`/customers/${rma.customer_id}`}>{customer?.name}</TextLink> · </>}
            {rma.order_id !== null && <><TextLink inText to={`/orders/${rma.order_id}`}>{order}</TextLink> · </>}
            {word("rma.source", rma.source)}
            {rma.due_at !== null && rma.closed_at === null && <> · <span className={dueColor(rma)}>{t("rma.dueLabel")} <Instant at={rma.due_at} /></span></>}
          </Text>
        </div>
        <div className="flex flex-wrap gap-2">
          <PaperButton path={`/admin/rmas/${rma.id}/return-slip`} label={t("rma.slip")} />
          <ReturnLabelButton rma={rma} />
          {rma.available_actions.includes("receive") && <Button size="small" variant="secondary" onClick={onReceive}>{t("rma.receive")}</Button>}
          {commands.filter((command) => MAIN.has(command)).map((command) => <Button key={command} size="small" onClick={() => setOpen(command)}>{t(`rma.command.${command}`)}</Button>)}
          {commands.some((command) => !MAIN.has(command)) && (
            <DropdownMenu>
              <DropdownMenu.Trigger asChild><IconButton size="small" aria-label={t("unit.moreActions")}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
              <DropdownMenu.Content align="end">{commands.filter((command) => !MAIN.has(command)).map((command) => <DropdownMenu.Item key={command} onSelect={() => setOpen(command)}>{t(`rma.command.${command}`)}</DropdownMenu.Item>)}</DropdownMenu.Content>
            </DropdownMenu>
          )}
        </div>
      </div>
      {failed && <Alert variant="error">{t("rma.workFailed", { work: word("job.name", failed.name) })} {failed.reason}</Alert>}
      {!failed && rma.pending_work.length > 0 && <Alert variant="info">{t("rma.working", { work: rma.pending_work.map(({ name }) => word("job.name", name)).join(", ") })}</Alert>}
      {open !== null && <RmaCommandDrawer rma={rma} command={open} onClose={() => setOpen(null)} />}
    </Container>
  )
}
