import { type FormEvent, useEffect, useState } from "react"
import { useLocation } from "react-router-dom"
import { isSignedOut } from "../../shared/api/problem"
import { signIn } from "../../shared/api/sign-in"
import { readKept, writeKept } from "../../shared/kept"
import { TextField } from "../../shared/ui/field"
import { Notice, usePageTitle, useProblemWords } from "../../shared/ui/notices"
import { useIsNewer } from "../offline/worker"
import { useOutbox } from "../queue/outbox-context"
import { BigButton } from "../ui/big-button"
import { useTexts } from "../use-texts"
import { Door } from "./door"

/** Who stood here last, so that only the password is typed. */
const LAST_EMAIL = "aftercare:bench:email"

export function SignInPage() {
  const { t } = useTexts()
  const words = useProblemWords()
  const { pathname, state } = useLocation()
  const { othersCount } = useOutbox()
  const [email, setEmail] = useState(() => readKept(LAST_EMAIL) ?? "")
  const [password, setPassword] = useState("")
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isNewer = useIsNewer()
  // Nobody is at work and nothing is typed yet: now is the time for a new version.
  useEffect(() => {
    if (isNewer && password === "") window.location.reload()
  }, [isNewer])
  usePageTitle(t("common.signIn"), t("bench.title"))
  const hasJustSetPassword = (state as { readonly isSet?: boolean } | null)?.isSet === true
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await signIn("technician", email, password)
      writeKept(LAST_EMAIL, email.trim())
    } catch (error) {
      setProblem(isSignedOut(error) ? t("signIn.wrong") : words(error))
      setPassword("")
      setBusy(false)
    }
  }
  return (
    <Door title={t("signIn.title")} hint={t("signIn.hint")}>
      {hasJustSetPassword && <Notice tone="good" role="status">{t("invite.done")}</Notice>}
      {pathname !== "/" && <Notice role="status" title={t("signIn.again")}>{t("signIn.againHint")}</Notice>}
      {othersCount > 0 && <Notice tone="warning" role="status">{t("signIn.kept", { count: othersCount })}</Notice>}
      <form className="flex flex-col gap-y-4" onSubmit={(event) => void onSubmit(event)}>
        <TextField label={t("common.email")} type="email" required autoComplete="username" autoFocus={email === ""} value={email} onChange={(event) => setEmail(event.target.value)} />
        <TextField label={t("common.password")} type="password" required autoComplete="current-password" autoFocus={email !== ""} value={password} onChange={(event) => setPassword(event.target.value)} />
        {problem !== null && <Notice tone="bad" role="alert">{problem}</Notice>}
        <BigButton type="submit" className="w-full" isLoading={isBusy} disabled={isBusy}>{t("common.signIn")}</BigButton>
      </form>
    </Door>
  )
}
