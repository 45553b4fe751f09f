import { type FormEvent, useState } from "react"
import { request } from "../../shared/api/request"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Choice } from "../ui/choice"
import { TextField } from "../ui/field"
import { Notice } from "../ui/notice"

type Thing = "order" | "product"

/** Asks for a one-time link. The answer is the same whether or not the address belongs to the number. */
export function LinkForm({ serialNumber }: { readonly serialNumber?: string }) {
  const { t } = useTexts()
  const [email, setEmail] = useState("")
  const [thing, setThing] = useState<Thing>(serialNumber === undefined ? "order" : "product")
  const [number, setNumber] = useState(serialNumber ?? "")
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { submit, isSending, problem } = useSubmit(async () => {
    await request("POST", "/store/guest-access", { body: { email: email.trim(), ...(thing === "order" ? { order_display_id: number.trim() } : { serial_number: number.trim() }) }, session: null })
    return true
  }, { isRepeatable: true })
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if ((await submit()) !== null) setSentTo(email.trim())
  }
  if (sentTo !== null) {
    return (
      <>
        <Notice tone="good" title={t("account.linkSent")} isNews>{t("account.linkSentHint", { email: sentTo })}</Notice>
        <Button look="plain" isWide onClick={() => setSentTo(null)}>{t("account.linkAgain")}</Button>
      </>
    )
  }
  return (
    <form className="flex flex-col gap-y-4" onSubmit={(event) => void send(event)}>
      {serialNumber === undefined && (
        <Choice<Thing>
          label={t("account.linkBy")} value={thing} onChange={setThing}
          options={[{ value: "order", label: t("account.byOrder"), hint: t("account.byOrderHint") }, { value: "product", label: t("account.byProduct"), hint: t("account.byProductHint") }]}
        />
      )}
      {serialNumber === undefined && <TextField label={t(thing === "order" ? "account.orderNumber" : "account.serialNumber")} autoComplete="off" autoCapitalize="characters" required value={number} onChange={({ target }) => setNumber(target.value)} />}
      <TextField label={t("account.linkEmail")} type="email" autoComplete="email" inputMode="email" autoCapitalize="none" required value={email} onChange={({ target }) => setEmail(target.value)} />
      <ProblemNotice error={problem} />
      <Button type="submit" isWide isBusy={isSending}>{t("account.sendLink")}</Button>
    </form>
  )
}
