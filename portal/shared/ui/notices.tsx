import { clx } from "@medusajs/ui"
import { type ReactNode, useEffect } from "react"
import { isMissing, isOffline, isSignedOut, RequestProblem } from "../api/problem"
import { useFormats } from "../format/use-formats"
import { useSharedTexts } from "../i18n/texts"
import { Button } from "./button"

export function Loading() {
  const { t } = useSharedTexts()
  return <p role="status" className="txt-medium text-ui-fg-subtle animate-pulse py-8 text-center">{t("common.loading")}</p>
}

const TONES = {
  neutral: "bg-ui-tag-neutral-bg border-ui-tag-neutral-border text-ui-tag-neutral-text",
  good: "bg-ui-tag-green-bg border-ui-tag-green-border text-ui-tag-green-text",
  warning: "bg-ui-tag-orange-bg border-ui-tag-orange-border text-ui-tag-orange-text",
  bad: "bg-ui-tag-red-bg border-ui-tag-red-border text-ui-tag-red-text",
} as const

export type Tone = keyof typeof TONES

interface NoticeProps {
  readonly tone?: Tone
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly role?: "alert" | "status"
  readonly className?: string
}

export function Notice({ tone = "neutral", title, children, role, className }: NoticeProps) {
  return (
    <div role={role} className={clx("flex flex-col gap-y-2 rounded-lg border px-4 py-3", TONES[tone], className)}>
      {title && <p className="txt-medium-plus">{title}</p>}
      {children && <div className="txt-medium">{children}</div>}
    </div>
  )
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="border-ui-border-strong flex flex-col items-center gap-y-2 rounded-lg border border-dashed px-4 py-10 text-center">
      <p className="txt-medium-plus">{title}</p>
      {children && <div className="txt-medium text-ui-fg-subtle">{children}</div>}
    </div>
  )
}

/** A refusal in the reader's words: by its code where the catalogue has one (`refusal.<code>`), else what the server said. */
export function useProblemWords(): (error: unknown) => string {
  const { t, maybe } = useSharedTexts()
  const { inSeconds } = useFormats()
  return (error) => {
    if (!(error instanceof RequestProblem)) return t("problem.server")
    if (isOffline(error)) return t("problem.offline")
    if (error.retryAfterSeconds !== null) return t("problem.wait", { time: inSeconds(error.retryAfterSeconds) })
    const known = maybe(`refusal.${error.code.replaceAll(".", "_")}`)
    if (known !== null) return known
    if (isSignedOut(error)) return t("problem.signedOut")
    if (isMissing(error)) return t("problem.missing")
    return error.status >= 500 ? t("problem.server") : error.message
  }
}

export function ProblemNotice({ error, onRetry, className }: { readonly error: unknown; readonly onRetry?: () => void; readonly className?: string }) {
  const { t } = useSharedTexts()
  const words = useProblemWords()
  if (!error) return null
  return (
    <Notice tone="bad" role="alert" title={t("problem.title")} className={className}>
      <p>{words(error)}</p>
      {onRetry && <Button variant="secondary" className="mt-3" onClick={onRetry}>{t("common.retry")}</Button>}
    </Notice>
  )
}

/** The tab's title follows the page. */
export function usePageTitle(title: string, site: string): void {
  useEffect(() => {
    document.title = title === "" ? site : `${title} · ${site}`
  }, [title, site])
}
