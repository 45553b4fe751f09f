import { EllipsisHorizontal } from "@medusajs/icons"
import type { AdminCustomer } from "@medusajs/framework/types"
import { DropdownMenu, IconButton, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { request } from "../common/api/backend"
import { useWrite } from "../common/api/use-write"
import { saveFile } from "../common/save-file"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { RegisterDrawer } from "../warranty/register-drawer"

interface ErasedAnswer {
  readonly erased: Readonly<Record<string, number>>
}

/** What is seldom done for a customer: registering for them, and what the law gives them over their data. */
export function CustomerMenu({ customer }: { readonly customer: Pick<AdminCustomer, "id" | "email"> }) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const [isRegistering, setRegistering] = useState(false)
  const { write, isPending } = useWrite<object, ErasedAnswer>(`/admin/customers/${customer.id}/aftercare/erase`)
  const save = async (): Promise<void> => {
    try {
      const known = await request<object>("POST", `/admin/customers/${customer.id}/aftercare/export`)
      saveFile(`aftercare-${customer.email}.json`, JSON.stringify(known, null, 2), "application/json")
    } catch (error) {
      toastProblem(error)
    }
  }
  const erase = async (): Promise<void> => {
    if (!(await prompt({ title: t("customer.erase"), description: t("customer.eraseConsequence"), confirmText: t("customer.eraseConfirm"), cancelText: t("general.cancel"), verificationText: customer.email, verificationInstruction: t("customer.eraseVerify") }))) return
    try {
      const { erased } = await write({})
      toast.success(t("customer.erased", { count: Object.values(erased).reduce((sum, count) => sum + count, 0) }))
    } catch (error) {
      toastProblem(error)
    }
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild><IconButton size="small" variant="transparent" disabled={isPending} aria-label={t("unit.moreActions")}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          <DropdownMenu.Item onSelect={() => setRegistering(true)}>{t("claim.register")}</DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => void save()}>{t("customer.export")}</DropdownMenu.Item>
          <DropdownMenu.Separator />
          <DropdownMenu.Item onSelect={() => void erase()}>{t("customer.erase")}</DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
      {isRegistering && <RegisterDrawer customerId={customer.id} onClose={() => setRegistering(false)} />}
    </>
  )
}
