import { type FormEvent, useState } from "react"
import { register } from "../../shared/api/sign-in"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { TextField } from "../ui/field"

const PASSWORD_LENGTH_MIN = 8

export function SignUpForm({ onSignedIn }: { readonly onSignedIn?: () => void }) {
  const { t } = useTexts()
  const [person, setPerson] = useState({ firstName: "", lastName: "", email: "", password: "" })
  const { submit, isSending, problem } = useSubmit(async () => {
    await register(person)
    return true
  }, { isRepeatable: true })
  const change = (field: keyof typeof person) => ({ value: person[field], onChange: ({ target }: { readonly target: { readonly value: string } }) => setPerson({ ...person, [field]: target.value }) })
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if ((await submit()) !== null) onSignedIn?.()
  }
  return (
    <form className="flex flex-col gap-y-4" onSubmit={(event) => void send(event)}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("account.firstName")} autoComplete="given-name" isOptional {...change("firstName")} />
        <TextField label={t("account.lastName")} autoComplete="family-name" isOptional {...change("lastName")} />
      </div>
      <TextField label={t("common.email")} type="email" autoComplete="email" inputMode="email" autoCapitalize="none" required {...change("email")} />
      <TextField label={t("common.password")} type="password" autoComplete="new-password" minLength={PASSWORD_LENGTH_MIN} hint={t("account.passwordHint", { count: PASSWORD_LENGTH_MIN })} required {...change("password")} />
      <ProblemNotice error={problem} />
      <Button type="submit" isWide isBusy={isSending}>{t("account.signUp")}</Button>
    </form>
  )
}
