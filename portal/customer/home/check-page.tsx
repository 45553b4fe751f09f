import { type FormEvent, useState } from "react"
import { Navigate, useSearchParams } from "react-router-dom"
import { useSession } from "../../shared/api/session"
import { SignInChoice } from "../account/sign-in-choice"
import { ProblemNotice } from "../common/problem-notice"
import { isShown, type Verdict } from "../coverage/coverage"
import { CoverageAnswer } from "../coverage/coverage-answer"
import { useBareVerdict, VERDICT_TONES } from "../coverage/coverage-words"
import { useLabelCoverage } from "../coverage/use-coverage"
import { useTexts } from "../use-texts"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { TextField } from "../ui/field"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import { Skeletons } from "../ui/skeleton"
import { shownLabel } from "./shown-label"

/** Is what bears this label covered? Without proof, nothing is said of it, whether or not there is such a thing. */
export function CheckPage() {
  const { t } = useTexts()
  const [parameters] = useSearchParams()
  const label = parameters.get("label") ?? ""
  const [proofCode, setProofCode] = useState<string | null>(null)
  const { data, error, isPending, refetch } = useLabelCoverage({ serialNumber: label, proofCode })
  if (label === "") return <Navigate to="/" replace />
  return (
    <Page title={t("check.title")} lead={<span className="break-all font-mono text-sm">{shownLabel(label)}</span>} back={{ to: "/", label: t("check.another") }}>
      {error !== null && data === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} />
        : data === undefined || isPending ? <Skeletons count={3} />
          : isShown(data.coverage) ? (
            <CoverageAnswer coverage={data.coverage}>
              <Card title={t("check.next")}>
                {data.coverage.verdict === "needs_evidence" && <ButtonLink isWide to={`/register?label=${encodeURIComponent(label)}`}>{t("check.register")}</ButtonLink>}
                <ButtonLink isWide look={data.coverage.verdict === "needs_evidence" ? "plain" : "primary"} to={`/request?label=${encodeURIComponent(shownLabel(label))}`}>{t(data.coverage.verdict === "not_covered" ? "check.paidRepair" : "check.ask")}</ButtonLink>
              </Card>
            </CoverageAnswer>
          ) : <Unproven label={label} verdict={data.coverage.verdict} wasTried={proofCode !== null} onProof={setProofCode} />}
    </Page>
  )
}

interface UnprovenProps {
  readonly label: string
  readonly verdict: Verdict | "sign_in_to_see"
  readonly wasTried: boolean
  readonly onProof: (code: string) => void
}

function Unproven({ label, verdict, wasTried, onProof }: UnprovenProps) {
  const { t } = useTexts()
  const bareVerdict = useBareVerdict()
  const session = useSession()
  const [code, setCode] = useState("")
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (code.trim() !== "") onProof(code.trim())
  }
  return (
    <>
      {verdict !== "sign_in_to_see" ? <Notice tone={VERDICT_TONES[verdict]} title={<span className="text-lg">{bareVerdict(verdict)}</span>} isNews>{t("check.bareHint")}</Notice>
        : <Notice title={t(session === null ? "check.unproven" : "check.notYours")}>{t(session === null ? "check.unprovenHint" : "check.notYoursHint")}</Notice>}
      <Card title={t("check.proofTitle")} hint={t("check.proofHint")}>
        <form className="flex flex-col gap-y-4" onSubmit={send}>
          <TextField label={t("check.proofCode")} value={code} maxLength={64} autoComplete="off" autoCapitalize="characters" spellCheck={false} problem={wasTried ? t("check.proofWrong") : null} onChange={({ target }) => setCode(target.value)} />
          <Button type="submit" look={session === null ? "plain" : "primary"} isWide>{t("check.show")}</Button>
        </form>
      </Card>
      {session === null && <SignInChoice />}
      <Card title={t("check.registerTitle")} hint={t("check.registerHint")}>
        <ButtonLink look="plain" isWide to={`/register?label=${encodeURIComponent(shownLabel(label))}`}>{t("check.register")}</ButtonLink>
      </Card>
    </>
  )
}
