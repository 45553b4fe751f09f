import { Alert, Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { AddressSection } from "../address/address-section"
import { useRead } from "../common/api/use-read"
import { DeskPage, TwoColumns } from "../common/desk-page"
import { documentHref } from "../common/documents"
import { FilesSection, useFilesOf } from "../common/files-section"
import { Instant } from "../common/instant"
import { LoadingPage } from "../common/loading"
import { ProblemNotice, ProblemPage } from "../common/problem-notice"
import { FactRow, Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useDates } from "../common/use-dates"
import { useCustomerNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { claimColor, type WarrantyClaim, type WarrantyClaimAnswer } from "./claim"
import { ClaimActions } from "./claim-actions"
import { CoverageBody } from "./coverage-body"
import { capital } from "./terms-document"

/** A request to use a right: what is wrong, what the frozen verdict says and why, and what was decided. */
export function ClaimPage() {
  const { id = "" } = useParams()
  const { data, error, refetch } = useRead<WarrantyClaimAnswer>(`/admin/warranty-claims/${id}`)
  if (data === undefined) return <DeskPage>{error === null ? <LoadingPage /> : <ProblemPage error={error} onRetry={() => void refetch()} />}</DeskPage>
  const claim = data.warranty_claim
  return (
    <DeskPage>
      <TwoColumns main={<><ClaimHeader claim={claim} /><FrozenVerdict claim={claim} /></>} side={<><ClaimFacts claim={claim} /><AddressSection path={`/admin/warranty-claims/${claim.id}`} version={claim.version} /><Decision claim={claim} /><ClaimFiles claim={claim} /></>} />
    </DeskPage>
  )
}

function ClaimHeader({ claim }: { readonly claim: WarrantyClaim }) {
  const { t, word } = useTexts()
  const customer = useCustomerNames([claim.customer_id]).get(claim.customer_id ?? "")
  const failed = claim.pending_work.find(({ state }) => state === "failed")
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <span className="flex flex-wrap items-center gap-2"><Heading>{claim.display_id}</Heading><StatusBadge color={claimColor(claim.status)}>{word("claim.status", claim.status)}</StatusBadge></span>
          <Text size="small" className="text-ui-fg-subtle">
            <TextLink mono to={`/aftercare/units/${claim.unit_id}`}>{claim.serial_number}</TextLink>
            {claim.customer_id !== null && <> · <TextLink inText to={`/customers/${claim.customer_id}`}>{customer?.name}</TextLink></>} · <Instant at={claim.submitted_at} />
          </Text>
        </div>
        <ClaimActions claim={claim} mainMax={2} />
      </div>
      {claim.problem !== null && <Text size="small" className="whitespace-pre-line break-words">{claim.problem}</Text>}
      {failed && <Alert variant="error">{t("rma.workFailed", { work: word("job.name", failed.name) })} {failed.reason}</Alert>}
    </Container>
  )
}

function FrozenVerdict({ claim: { coverage } }: { readonly claim: WarrantyClaim }) {
  const { t } = useTexts()
  if (coverage === null) return null
  return <Section title={t("claim.frozen")}><CoverageBody coverage={coverage} /></Section>
}

function ClaimFiles({ claim }: { readonly claim: WarrantyClaim }) {
  const { t } = useTexts()
  const { data, error, refetch } = useFilesOf("warranty_claim", claim.id)
  if (data === undefined) return error === null ? null : <Section title={t("rma.files")}><ProblemNotice error={error} onRetry={() => void refetch()} /></Section>
  return data.attachments.length === 0 ? null : <FilesSection files={data.attachments} />
}

function ClaimFacts({ claim }: { readonly claim: WarrantyClaim }) {
  const { t, word } = useTexts()
  const { day } = useDates()
  const known = [
    ["fault_code", claim.fault_code === null ? null : word("fault", claim.fault_code)], ["cause", claim.cause === null ? null : capital(word("terms.cause", claim.cause))], ["causation", claim.causation === null ? null : capital(word("claim.causation", claim.causation))],
    ["group", claim.group], ["requested_outcome", claim.requested_outcome === null ? null : word("claim.outcome", claim.requested_outcome)], ["country", claim.country], ["detected_on", claim.detected_on === null ? null : day(claim.detected_on)],
  ] as const
  const rows = known.filter(([, value]) => value !== null)
  return (
    <Section title={t("claim.told")}>
      {rows.length === 0 ? <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("claim.toldNothing")}</Text> : <dl className="divide-y">{rows.map(([name, value]) => <FactRow key={name} name={t(`claim.fact.${name}`)}>{value}</FactRow>)}</dl>}
    </Section>
  )
}

function Decision({ claim }: { readonly claim: WarrantyClaim }) {
  const { t, word } = useTexts()
  if (claim.decided_at === null && claim.reason_code === null) return null
  const to = claim.result === null ? null : documentHref(claim.result.type, claim.result.id)
  return (
    <Section title={t("claim.decision")}>
      <dl className="divide-y">
        {claim.decided_at !== null && <FactRow name={t("claim.decidedAt")}><Instant at={claim.decided_at} /></FactRow>}
        {claim.outcome !== null && <FactRow name={t("claim.outcomeLabel")}>{word("claim.outcome", claim.outcome)}</FactRow>}
        {claim.lines.map(({ item, percent }) => <FactRow key={item} name={word("coverage.item", item)}>{percent} %</FactRow>)}
        {claim.reason_code !== null && <FactRow name={t("general.reason")}>{word("reason", claim.reason_code)}</FactRow>}
        {claim.note !== null && <FactRow name={t("general.note")}>{claim.note}</FactRow>}
        {claim.result !== null && to !== null && <FactRow name={t("claim.result")}><TextLink to={to}>{claim.result.display_id ?? word("document", claim.result.type)}</TextLink> <span className="text-ui-fg-subtle">{word("claim.stage", claim.result.stage)}</span></FactRow>}
      </dl>
    </Section>
  )
}
