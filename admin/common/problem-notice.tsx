import { ArrowPath, ExclamationCircle, LockClosedSolid } from "@medusajs/icons"
import { Button, Container, Text } from "@medusajs/ui"
import { RequestProblem } from "./api/backend"
import { useProblemWords } from "./use-problem-words"
import { useTexts } from "./use-texts"

interface ProblemNoticeProps {
  readonly error: Error
  readonly onRetry?: () => void
}

/** In place of what could not be read: what happened in plain words, and the way out. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  const isForbidden = error instanceof RequestProblem && (error.status === 401 || error.status === 403)
  const isMissing = error instanceof RequestProblem && error.status === 404
  return (
    <div role="alert" className="flex min-h-[200px] flex-col items-center justify-center gap-y-3 px-6 py-10 text-center">
      {isForbidden ? <LockClosedSolid className="text-ui-fg-subtle" /> : <ExclamationCircle className="text-ui-fg-subtle" />}
      <div className="flex flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">{isForbidden ? t("problem.forbidden") : isMissing ? t("problem.missing") : t("problem.title")}</Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty">{isForbidden ? t("problem.forbiddenHint") : wordsOf(error)}</Text>
      </div>
      {onRetry && !isForbidden && !isMissing && (
        <Button size="small" variant="secondary" onClick={onRetry}><ArrowPath /> {t("general.retry")}</Button>
      )}
    </div>
  )
}

/** The same, where a whole page could not be read. */
export function ProblemPage(props: ProblemNoticeProps) {
  return <Container className="p-0"><ProblemNotice {...props} /></Container>
}
