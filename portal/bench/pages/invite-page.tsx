import { type FormEvent, useState } from "react"
import { useNavigate } from "react-router-dom"
import { request } from "../../shared/api/request"
import { setSession } from "../../shared/api/session"
import { TextField } from "../../shared/ui/field"
import { Notice, usePageTitle, useProblemWords } from "../../shared/ui/notices"
import { useToken } from "../../shared/use-token"
import { BigButton } from "../ui/big-button"
import { useTexts } from "../use-texts"
import { Door } from "./door"

const PASSWORD_LENGTH_MIN = 8

export function InvitePage() {
  const { t } = useTexts()
  const words = useProblemWords()
  const navigate = useNavigate()
  const token = useToken()
  const [password, setPassword] = useState("")
  const [again, setAgain] = useState("")
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  usePageTitle(t("invite.title"), t("bench.title"))
  const isShort = password.length < PASSWORD_LENGTH_MIN
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (isShort || password !== again) return
    setBusy(true)
    setProblem(null)
    try {
      await request("POST", "/technician/invites/accept", { body: { token, password }, session: null })
      setSession(null)
      navigate("/", { replace: true, state: { isSet: true } })
    } catch (error) {
      setProblem(words(error))
      setBusy(false)
    }
  }
  return (
    <Door title={t("invite.title")} hint={t("invite.hint")}>
      {token === null && <Notice tone="bad" role="alert">{t("invite.noToken")}</Notice>}
      {token !== null && (
        <form className="flex flex-col gap-y-4" noValidate onSubmit={(event) => void onSubmit(event)}>
          <TextField label={t("invite.password")} hint={t("invite.short")} type="password" autoComplete="new-password" autoFocus value={password} onChange={(event) => setPassword(event.target.value)} problem={isTried && isShort ? t("invite.short") : null} />
          <TextField label={t("invite.again")} type="password" autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} problem={isTried && !isShort && password !== again ? t("invite.differs") : null} />
          {problem !== null && <Notice tone="bad" role="alert">{problem}</Notice>}
          <BigButton type="submit" className="w-full" isLoading={isBusy} disabled={isBusy}>{t("invite.go")}</BigButton>
        </form>
      )}
    </Door>
  )
}
