import { isOffline, isSignedOut, RequestProblem } from "../../shared/api/problem"
import { useFormats } from "../../shared/format/use-formats"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Notice } from "../ui/notice"

/** A refusal in words of the shop's customers. What the server wrote is for programs and never shown. */
export function useProblemWords(): (error: unknown) => string {
  const { t, maybe } = useTexts()
  const { inSeconds } = useFormats()
  return (error) => {
    if (isOffline(error)) return t("problem.offline")
    if (!(error instanceof RequestProblem)) return t("problem.server")
    const known = maybe(`refusal.${error.code.replaceAll(".", "_")}`)
    if (known !== null) return known
    if (error.status === 429) return t("problem.wait", { time: inSeconds(error.retryAfterSeconds ?? 60) })
    if (isSignedOut(error)) return t("problem.signedOut")
    if (error.status === 404) return t("problem.missing")
    return error.status >= 500 ? t("problem.server") : t("refusal.other")
  }
}

/** Says what went wrong and, where that helps, lets it be tried again. */
export function ProblemNotice({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTexts()
  const words = useProblemWords()
  if (error === null || error === undefined) return null
  return (
    <Notice tone="bad" title={t("problem.title")} isNews>
      <p>{words(error)}</p>
      {onRetry && <div><Button look="plain" onClick={onRetry}>{t("common.retry")}</Button></div>}
    </Notice>
  )
}
