import { EllipsisHorizontal } from "@medusajs/icons"
import { Alert, Badge, Button, Container, DropdownMenu, Heading, IconButton, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRepairAction, HttpRepairOrder } from "../../src/types/http"
import { PaperButton } from "../common/paper-button"
import { useTexts } from "../common/use-texts"
import { RepairActionDrawer } from "./repair-action-drawer"
import { type DrawerAction, PRIORITY_COLORS, REPAIR_ACTIONS, REPAIR_COLORS, USUALLY_NEXT } from "./repair-words"
import { useRepairCodeLabels } from "./use-repair-codes"

const BUTTONS_MAX = 3
/** These end the work; they stand apart from what goes on with it. */
const isGrave = (action: DrawerAction): boolean => REPAIR_ACTIONS[action].isGrave === true

export function RepairHeaderSection({ order }: { readonly order: HttpRepairOrder }) {
  const { t, word } = useTexts()
  const codeLabel = useRepairCodeLabels()
  const [open, setOpen] = useState<DrawerAction | null>(null)
  const actions = order.available_actions.filter((action): action is DrawerAction => action in REPAIR_ACTIONS)
  const next = USUALLY_NEXT.filter((action: HttpRepairAction): action is DrawerAction => (actions as readonly string[]).includes(action)).slice(0, BUTTONS_MAX)
  const rest = actions.filter((action) => !next.includes(action))
  const groups = [rest.filter((action) => !isGrave(action)), rest.filter(isGrave)].filter((group) => group.length > 0)
  const failed = order.pending_work.find(({ state }) => state === "failed")
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <span className="flex flex-wrap items-center gap-2">
            <Heading>{order.display_id}</Heading>
            <StatusBadge color={REPAIR_COLORS[order.status]}>{t(`repair.status.${order.status}`)}</StatusBadge>
            {order.priority !== "normal" && <Badge size="2xsmall" color={PRIORITY_COLORS[order.priority]}>{t(`repair.priority.${order.priority}`)}</Badge>}
          </span>
          <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words pt-1">{order.problem}</Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <PaperButton path={`/admin/repair-orders/${order.id}/report`} label={t("repair.report")} />
          {order.quality_check?.passed === true && <PaperButton path={`/admin/repair-orders/${order.id}/certificate`} label={t("repair.certificate")} />}
          {next.map((action, index) => <Button key={action} size="small" variant={index === 0 ? "primary" : "secondary"} onClick={() => setOpen(action)}>{t(`repair.action.${action}`)}</Button>)}
          {rest.length > 0 && (
            <DropdownMenu>
              <DropdownMenu.Trigger asChild><IconButton size="small" aria-label={t("unit.moreActions")}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
              <DropdownMenu.Content align="end" className="max-h-[70vh] overflow-y-auto">
                {groups.map((group, index) => (
                  <DropdownMenu.Group key={index}>
                    {index > 0 && <DropdownMenu.Separator />}
                    {group.map((action) => <DropdownMenu.Item key={action} onSelect={() => setOpen(action)}>{t(`repair.action.${action}`)}</DropdownMenu.Item>)}
                  </DropdownMenu.Group>
                ))}
              </DropdownMenu.Content>
            </DropdownMenu>
          )}
        </div>
      </div>
      {order.pause_reason !== null && <Alert variant="warning">{t("repair.pausedFor", { reason: codeLabel("pause", order.pause_reason) })}</Alert>}
      {failed && <Alert variant="error">{t("rma.workFailed", { work: word("job.name", failed.name) })} {failed.reason}</Alert>}
      {open !== null && <RepairActionDrawer order={order} action={open} onClose={() => setOpen(null)} />}
    </Container>
  )
}
