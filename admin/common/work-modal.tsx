import { Button, FocusModal, Heading, Text } from "@medusajs/ui"
import { type ReactNode, useMemo, useRef } from "react"
import { useSpokenNames } from "./use-spoken-names"
import { useTexts } from "./use-texts"
import { type WorkCommands, WorkCommandsContext } from "./work-commands"

interface WorkModalProps {
  readonly title: string
  readonly hint?: string
  readonly submit: string
  readonly isPending: boolean
  readonly canSubmit?: boolean
  readonly onSubmit: () => void | Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
  readonly extra?: ReactNode
}

/** A task that takes the whole screen: scanning many things in a row. Enter belongs to the scanner, so only the button submits, or the code that stands for it. */
export function WorkModal({ title, hint, submit, isPending, canSubmit = true, onSubmit, onClose, children, extra }: WorkModalProps) {
  const { t } = useTexts()
  const box = useSpokenNames<HTMLDivElement>(() => t("general.close"))
  const latest = useRef({ canSubmit, isPending, onSubmit, onClose })
  latest.current = { canSubmit, isPending, onSubmit, onClose }
  const commands = useMemo<WorkCommands>(() => ({
    finish: () => {
      const { canSubmit: isReady, isPending: isBusy, onSubmit: submit } = latest.current
      if (!isReady || isBusy) return false
      void submit()
      return true
    },
    leave: () => latest.current.onClose(),
  }), [])
  return (
    <WorkCommandsContext.Provider value={commands}>
      <FocusModal open onOpenChange={(open) => { if (!open) onClose() }}>
        <FocusModal.Content aria-describedby={undefined}>
          <div ref={box} className="flex h-full flex-col">
            <FocusModal.Header />
            <FocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto px-4 py-8 md:py-16">
              <div className="flex w-full max-w-[720px] flex-col gap-y-8">
                <div>
                  <FocusModal.Title asChild><Heading>{title}</Heading></FocusModal.Title>
                  {hint !== undefined && <Text size="small" className="text-ui-fg-subtle text-pretty">{hint}</Text>}
                </div>
                {children}
              </div>
            </FocusModal.Body>
            <FocusModal.Footer>
              {extra}
              <FocusModal.Close asChild><Button type="button" size="small" variant="secondary">{t("general.close")}</Button></FocusModal.Close>
              <Button type="button" size="small" isLoading={isPending} disabled={!canSubmit} onClick={() => void onSubmit()}>{submit}</Button>
            </FocusModal.Footer>
          </div>
        </FocusModal.Content>
      </FocusModal>
    </WorkCommandsContext.Provider>
  )
}
