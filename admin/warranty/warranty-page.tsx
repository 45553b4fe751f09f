import { Badge, Button, Container, Heading, StatusBadge, Text, toast, usePrompt } from "@medusajs/ui"
import { Link, useSearchParams } from "react-router-dom"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { DeskPage } from "../common/desk-page"
import { EmptyNotice } from "../common/empty-notice"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { useDates } from "../common/use-dates"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { CoverageCheck } from "./coverage-check"
import { usePolicyWords } from "./policy-words"
import { RolloutProgress } from "./rollout-progress"
import { WarrantyNav } from "./warranty-nav"
import { POLICY_COLORS, type WarrantyPolicy, type WarrantyPolicyList } from "./warranty-policy"

const POLICIES_MAX = 200

/** What is promised with each product, version by version, and whether a unit is covered by it. */
export function WarrantyPage() {
  const [params] = useSearchParams()
  const view = params.get("view") === "check" ? "check" : "policies"
  return (
    <DeskPage>
      <WarrantyNav current={view} />
      {view === "check" ? <CoverageCheck /> : <Policies />}
    </DeskPage>
  )
}

function Policies() {
  const { t } = useTexts()
  const { data, error, refetch } = useRead<WarrantyPolicyList>("/admin/warranty-policies", { limit: POLICIES_MAX })
  const byCode = new Map<string, WarrantyPolicy[]>()
  for (const policy of data?.warranty_policies ?? []) byCode.set(policy.code, [...(byCode.get(policy.code) ?? []), policy].sort((a, b) => b.version - a.version))
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-3 px-6 py-4">
        <Heading>{t("warranty.title")}</Heading>
        <Button size="small" variant="secondary" asChild><Link to="/aftercare/warranty/policies">{t("general.create")}</Link></Button>
      </div>
      {error !== null && data === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : data === undefined ? <LoadingRows count={5} /> : byCode.size === 0 ? <EmptyNotice title={t("warranty.none")} hint={t("warranty.noneHint")} /> : (
        [...byCode.values()].map((versions) => <PolicyRow key={versions[0]?.code} versions={versions} />)
      )}
    </Container>
  )
}

function PolicyRow({ versions }: { readonly versions: readonly WarrantyPolicy[] }) {
  const { t, word } = useTexts()
  const { time } = useDates()
  const wordsOf = usePolicyWords()
  const [latest, ...former] = versions
  if (latest === undefined) return null
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-col items-start justify-between gap-3 md:flex-row">
        <div className="min-w-0">
          <span className="flex flex-wrap items-center gap-2">
            <Text size="small" leading="compact" weight="plus">{latest.name}</Text>
            <StatusBadge color={POLICY_COLORS[latest.status]}>{t(`warranty.status.${latest.status}`)}</StatusBadge>
            <Badge size="2xsmall">{t("warranty.version", { version: latest.version })}</Badge>
            {typeof latest.terms["kind"] === "string" && <Badge size="2xsmall">{word("terms.kind", latest.terms["kind"])}</Badge>}
          </span>
          <PolicySentences sentences={wordsOf(latest)} />
        </div>
        <div className="flex shrink-0 gap-2">
          {latest.status === "draft" && <PolicyDeed policy={latest} deed="publish" />}
          {latest.status === "published" && <PolicyDeed policy={latest} deed="retire" />}
          <Button size="small" variant="secondary" asChild><Link to={`/aftercare/warranty/policies?base=${latest.id}`}>{t("warranty.newVersion")}</Link></Button>
        </div>
      </div>
      {latest.status === "published" && <RolloutProgress policyId={latest.id} />}
      {former.length > 0 && (
        <details>
          <summary className="txt-small text-ui-fg-subtle focus-visible:shadow-borders-focus cursor-pointer rounded outline-none">{t("warranty.former", { count: former.length })}</summary>
          <ul className="flex flex-col gap-y-2 pt-2">
            {former.map((policy) => <li key={policy.id} className="txt-small text-ui-fg-subtle"><span className="text-ui-fg-base">{t("warranty.version", { version: policy.version })}</span> · {t(`warranty.status.${policy.status}`)} · {time(policy.created_at)} · {wordsOf(policy).join(" ")}</li>)}
          </ul>
        </details>
      )}
    </div>
  )
}

/** So many sentences say what it is, how long it lasts and what it pays. */
const SENTENCES_SHOWN = 4

function PolicySentences({ sentences }: { readonly sentences: readonly string[] }) {
  const { t } = useTexts()
  const more = sentences.slice(SENTENCES_SHOWN)
  return (
    <>
      <Text size="small" className="text-ui-fg-subtle text-pretty pt-1">{sentences.slice(0, SENTENCES_SHOWN).join(" ")}</Text>
      {more.length > 0 && (
        <details>
          <summary className="txt-small text-ui-fg-subtle focus-visible:shadow-borders-focus cursor-pointer rounded pt-1 outline-none">{t("warranty.moreTerms", { count: more.length })}</summary>
          <ul className="txt-small text-ui-fg-subtle flex list-disc flex-col gap-y-1 pl-5 pt-2">{more.map((sentence) => <li key={sentence} className="text-pretty">{sentence}</li>)}</ul>
        </details>
      )}
    </>
  )
}

function PolicyDeed({ policy, deed }: { readonly policy: WarrantyPolicy; readonly deed: "publish" | "retire" }) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const { write, isPending } = useWrite<object, unknown>(`/admin/warranty-policies/${policy.id}/${deed}`)
  const onClick = async (): Promise<void> => {
    if (!(await prompt({ variant: deed === "retire" ? "danger" : "confirmation", title: t(`warranty.deed.${deed}`), description: t(`warranty.consequence.${deed}`), confirmText: t(`warranty.deed.${deed}`), cancelText: t("general.cancel") }))) return
    try {
      await write({})
      toast.success(t(`warranty.done.${deed}`))
    } catch (error) {
      toastProblem(error)
    }
  }
  return <Button size="small" variant={deed === "publish" ? "primary" : "secondary"} isLoading={isPending} onClick={() => void onClick()}>{t(`warranty.deed.${deed}`)}</Button>
}
