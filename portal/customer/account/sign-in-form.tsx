import { type FormEvent, useState } from "react"
import { isSignedOut } from "../../shared/api/problem"
import { signIn } from "../../shared/api/sign-in"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { TextField } from "../ui/field"
import { Notice } from "../ui/notice"

interface SignInFormProps {
  readonly onSignedIn?: () => void
  /** Where a mailed link helps who has forgotten her password. */
  readonly onForgotten?: () => void
}

export function SignInForm({ onSignedIn, onForgotten }: SignInFormProps) {
  const { t } = useTexts()
  const [email, setEmail] = useState("")
  const [password, setPassword] = useState("")
  const { submit, isSending, problem } = useSubmit(async () => {
    await signIn("customer", email, password)
    return true
  }, { isRepeatable: true })
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if ((await submit()) !== null) onSignedIn?.()
  }
  return (
    <form className="flex flex-col gap-y-4" onSubmit={(event) => void send(event)}>
      <TextField label={t("common.email")} type="email" autoComplete="username" inputMode="email" autoCapitalize="none" required value={email} onChange={({ target }) => setEmail(target.value)} />
      <TextField label={t("common.password")} type="password" autoComplete="current-password" required value={password} onChange={({ target }) => setPassword(target.value)} />
      {isSignedOut(problem) ? <Notice tone="bad" title={t("problem.wrongPassword")} isNews>{t("account.wrongHint")}</Notice> : <ProblemNotice error={problem} />}
      <Button type="submit" isWide isBusy={isSending}>{t("common.signIn")}</Button>
      {onForgotten && <Button look="quiet" isWide onClick={onForgotten}>{t("account.forgotten")}</Button>}
    </form>
  )
}
