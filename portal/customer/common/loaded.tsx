import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { isMissing } from "../../shared/api/problem"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Empty } from "../ui/empty"
import { Label } from "../ui/icons"
import { Skeletons } from "../ui/skeleton"
import { ProblemNotice } from "./problem-notice"

interface LoadedProps<Answer> {
  readonly query: UseQueryResult<Answer>
  readonly skeletons?: number
  readonly children: (answer: Answer) => ReactNode
}

/** What is asked for, in each of its states: coming, there, not there (or not one's own: nobody is told which), failed. */
export function Loaded<Answer>({ query, skeletons = 2, children }: LoadedProps<Answer>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isPending) return <Skeletons count={skeletons} />
  if (isMissing(query.error)) return <NotHere />
  return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
}

export function NotHere() {
  const { t } = useTexts()
  return <Empty icon={<Label />} title={t("notHere.title")} hint={t("notHere.hint")}><ButtonLink to="/" look="plain">{t("notHere.home")}</ButtonLink></Empty>
}
