import { Input, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpAddress, HttpAddressAnswer } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"

interface AddressDrawerProps {
  readonly path: string
  readonly address: HttpAddress | null
  readonly version: number
  readonly onClose: () => void
}

const FIELDS = ["first_name", "last_name", "company", "address_1", "address_2", "postal_code", "city", "province", "country_code", "phone"] as const
const OPTIONAL: ReadonlySet<string> = new Set(["company", "address_2", "province", "phone"])
const NEEDED = ["address_1", "postal_code", "city"] as const
type Values = Readonly<Record<(typeof FIELDS)[number], string>>

const valuesOf = (address: HttpAddress | null): Values => Object.fromEntries(FIELDS.map((field) => [field, address?.[field] ?? ""])) as unknown as Values

/** An agent knows what she was told on the phone: any country is taken. */
export function AddressDrawer({ path, address, version, onClose }: AddressDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpAddressAnswer>(`${path}/address`)
  // What she began with: what another agent changed meanwhile is not written over unseen.
  const [basis] = useState(version)
  const [values, setValues] = useState(() => valuesOf(address))
  const isNamed = [values.first_name, values.last_name, values.company].some((text) => text.trim() !== "")
  const isComplete = isNamed && NEEDED.every((field) => values[field].trim() !== "") && /^[a-z]{2}$/i.test(values.country_code.trim())
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ expected_version: basis, address: Object.fromEntries(FIELDS.map((field) => [field, values[field].trim()])) })
      toast.success(t("address.done"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("address.title")} hint={t("address.hint")} submit={t("general.save")} isPending={isPending} canSubmit={isComplete} onSubmit={onSubmit} onClose={onClose}>
      {FIELDS.map((field) => (
        <Field key={field} label={t(`address.field.${field}`)} optional={OPTIONAL.has(field)} {...(field === "country_code" ? { hint: t("address.countryHint") } : {})}>
          {(ids) => <Input {...ids} value={values[field]} maxLength={field === "country_code" ? 2 : 255} onChange={({ target }) => setValues((all) => ({ ...all, [field]: target.value }))} />}
        </Field>
      ))}
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
