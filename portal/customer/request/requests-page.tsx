import { Link } from "react-router-dom"
import { useFormats } from "../../shared/format/use-formats"
import { Gate } from "../common/gate"
import { MoreButton, usePageSize } from "../common/more-button"
import { ProblemNotice } from "../common/problem-notice"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Empty } from "../ui/empty"
import { ChevronRight, Return, Shield, Wrench } from "../ui/icons"
import { Badge } from "../ui/notice"
import { Page } from "../ui/page"
import { Skeletons } from "../ui/skeleton"
import { useRequests } from "./use-requests"

export function RequestsPage() {
  const { t } = useTexts()
  return <Page title={t("requests.title")} lead={t("requests.lead")}><Gate reason={t("requests.signIn")}><Requests /></Gate></Page>
}

const ICONS = { return: Return, repair: Wrench, claim: Shield }

function Requests() {
  const { t } = useTexts()
  const { day } = useFormats()
  const [limit, more] = usePageSize()
  const { requests, count, isPending, error, refetch } = useRequests({ limit })
  if (isPending) return <Skeletons count={3} />
  if (error !== null && requests.length === 0) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (requests.length === 0) return <Empty icon={<Return />} title={t("requests.none")} hint={t("requests.noneHint")}><ButtonLink to="/request">{t("requests.new")}</ButtonLink></Empty>
  return (
    <>
      <ul className="flex flex-col gap-y-3">
        {requests.map(({ id, to, kind, displayId, serialNumbers, status, at }) => {
          const Icon = ICONS[kind]
          return (
            <li key={id}>
              <Link to={to} className="bg-ui-bg-base shadow-elevation-card-rest hover:bg-ui-bg-base-hover focus-visible:outline-brand flex items-center gap-x-4 rounded-2xl p-4 focus-visible:outline focus-visible:outline-2 focus-visible:outline-offset-2">
                <span className="bg-ui-bg-component text-ui-fg-subtle flex size-10 shrink-0 items-center justify-center rounded-full"><Icon /></span>
                <span className="flex min-w-0 flex-1 flex-col gap-y-1">
                  <span className="text-ui-fg-base text-base font-medium">{t(`requests.kind.${kind}`)} {displayId}</span>
                  <span className="text-ui-fg-subtle break-all text-sm">{serialNumbers.join(", ")} · {day(at)}</span>
                  <span><Badge tone={status.tone}>{status.text}</Badge></span>
                </span>
                <ChevronRight className="text-ui-fg-muted shrink-0" />
              </Link>
            </li>
          )
        })}
      </ul>
      <MoreButton shown={requests.length} count={count} onMore={more} />
      <ButtonLink to="/request" look="plain" isWide>{t("requests.new")}</ButtonLink>
    </>
  )
}
