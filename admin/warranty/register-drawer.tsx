import { Input, toast } from "@medusajs/ui"
import { useState } from "react"
import { useWrite } from "../common/api/use-write"
import { Field } from "../common/field"
import { idsOf, NO_FILES } from "../common/files"
import { FilesField } from "../common/files-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { CustomerChoice } from "../customer/customer-choice"
import type { WarrantyRegistration } from "./claim"

const DAYS = [{ name: "purchased_on", label: "claim.boughtOn" }, { name: "installed_on", label: "claim.installedOn" }, { name: "first_used_on", label: "claim.firstUsedOn" }] as const

interface RegisterDrawerProps {
  /** Null: the customer is still to be found. */
  readonly customerId: string | null
  readonly onClose: () => void
}

/** Registers a product for a customer who asked for it by telephone or at the counter. */
export function RegisterDrawer({ customerId, onClose }: RegisterDrawerProps) {
  const { t, word } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, { readonly warranty_registration: WarrantyRegistration }>("/admin/warranty-registrations")
  const [customer, setCustomer] = useState(customerId)
  const [facts, setFacts] = useState({ serial_number: "", product_hint: "", purchased_on: "", installed_on: "", first_used_on: "" })
  const [proofs, setProofs] = useState(NO_FILES)
  const change = (part: Partial<typeof facts>): void => setFacts((before) => ({ ...before, ...part }))
  const onSubmit = async (): Promise<void> => {
    try {
      const { warranty_registration: made } = await write({ customer_id: customer, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value.trim() !== "")), ...(proofs.sent.length === 0 ? {} : { proofs: idsOf(proofs) }) })
      toast.success(t("claim.registered", { serial: made.serial_number }), { description: word("claim.status", made.status) })
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("claim.register")} hint={t("claim.registerHint")} submit={t("claim.register")} isPending={isPending || proofs.isPending} canSubmit={customer !== null && facts.serial_number.trim() !== ""} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("unit.serialNumber")}>{(ids) => <Input {...ids} size="small" className="font-mono" value={facts.serial_number} onChange={(event) => change({ serial_number: event.target.value })} onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault() }} placeholder={t("scan.placeholder")} autoComplete="off" />}</Field>
      {customerId === null && <CustomerChoice value={customer} onChange={setCustomer} />}
      <Field label={t("unit.product")} hint={t("claim.productHint")} optional>{(ids) => <Input {...ids} size="small" maxLength={255} value={facts.product_hint} onChange={(event) => change({ product_hint: event.target.value })} autoComplete="off" />}</Field>
      {DAYS.map(({ name, label }) => <Field key={name} label={t(label)} optional>{(ids) => <Input {...ids} size="small" type="date" value={facts[name]} onChange={(event) => change({ [name]: event.target.value })} />}</Field>)}
      <FilesField value={proofs} onChange={setProofs} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
