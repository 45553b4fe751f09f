import { Button, Drawer } from "@medusajs/ui"
import type { FormEvent, ReactNode } from "react"
import { useSpokenNames } from "./use-spoken-names"
import { useTexts } from "./use-texts"

interface SideDrawerProps {
  readonly title: string
  readonly hint?: string
  readonly submit: string
  readonly isPending: boolean
  readonly canSubmit?: boolean
  readonly isDanger?: boolean
  readonly onSubmit: () => void | Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}

const FIELDS = "input:not([readonly]), textarea, [role=combobox]"

function focusFirstField(event: Event): void {
  const field = event.currentTarget instanceof HTMLElement ? event.currentTarget.querySelector<HTMLElement>(FIELDS) : null
  if (field === null) return
  event.preventDefault()
  field.focus()
}

/** A form at the side, over the page it belongs to. Its first field takes what is typed or scanned next. */
export function SideDrawer({ title, hint, submit, isPending, canSubmit = true, isDanger = false, onSubmit, onClose, children }: SideDrawerProps) {
  const { t } = useTexts()
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (canSubmit && !isPending) void onSubmit()
  }
  const form = useSpokenNames<HTMLFormElement>(() => t("general.close"))
  return (
    <Drawer open onOpenChange={(open) => { if (!open) onClose() }}>
      <Drawer.Content onOpenAutoFocus={focusFirstField} {...(hint === undefined ? { "aria-describedby": undefined } : {})}>
        <form ref={form} onSubmit={send} className="flex h-full flex-col overflow-hidden">
          <Drawer.Header>
            <Drawer.Title>{title}</Drawer.Title>
            {hint !== undefined && <Drawer.Description className="text-ui-fg-subtle txt-small text-pretty">{hint}</Drawer.Description>}
          </Drawer.Header>
          <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-y-auto">{children}</Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild><Button type="button" size="small" variant="secondary">{t("general.cancel")}</Button></Drawer.Close>
            <Button type="submit" size="small" variant={isDanger ? "danger" : "primary"} isLoading={isPending} disabled={!canSubmit}>{submit}</Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
