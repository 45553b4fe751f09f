import { useState } from "react"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { Notice } from "../ui/notice"
import { LinkForm } from "./link-form"
import { SignInForm } from "./sign-in-form"
import { SignUpForm } from "./sign-up-form"

type Way = "sign_in" | "sign_up" | "link"

interface SignInChoiceProps {
  readonly reason?: string
  readonly allowsLink?: boolean
  readonly onSignedIn?: () => void
}

/** The ways in: an account, a new one, or a one-time link to a single order or product. */
export function SignInChoice({ reason, allowsLink = true, onSignedIn }: SignInChoiceProps) {
  const { t } = useTexts()
  const [way, setWay] = useState<Way>("sign_in")
  const ways: readonly Way[] = allowsLink ? ["sign_in", "link", "sign_up"] : ["sign_in", "sign_up"]
  return (
    <>
      {reason && <Notice title={reason}>{t("account.onlyYours")}</Notice>}
      <div role="group" aria-label={t("account.ways")} className="bg-ui-bg-component flex gap-x-1 rounded-xl p-1">
        {ways.map((name) => (
          <button
            key={name} type="button" aria-pressed={way === name} onClick={() => setWay(name)}
            className="aria-pressed:bg-ui-bg-base aria-pressed:shadow-elevation-card-rest aria-pressed:text-ui-fg-base text-ui-fg-subtle focus-visible:outline-brand min-h-11 flex-1 rounded-lg px-2 text-sm font-medium focus-visible:outline focus-visible:outline-2"
          >
            {t(`account.way.${name}`)}
          </button>
        ))}
      </div>
      {way === "sign_in" && <Card title={t("account.signInTitle")} hint={t("account.signInHint")}><SignInForm {...(onSignedIn ? { onSignedIn } : {})} {...(allowsLink ? { onForgotten: () => setWay("link") } : {})} /></Card>}
      {way === "sign_up" && <Card title={t("account.signUpTitle")} hint={t("account.signUpHint")}><SignUpForm {...(onSignedIn ? { onSignedIn } : {})} /></Card>}
      {way === "link" && <Card title={t("account.linkTitle")} hint={t("account.linkHint")}><LinkForm /></Card>}
    </>
  )
}
