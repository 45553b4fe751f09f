import { TriangleRightMini } from "@medusajs/icons"
import { Button, Container, Heading, Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate, useSearchParams } from "react-router-dom"
import { RequestProblem } from "../common/api/backend"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { DeskPage, TwoColumns } from "../common/desk-page"
import { Field } from "../common/field"
import { LoadingPage } from "../common/loading"
import { ProblemPage } from "../common/problem-notice"
import { RejectedList } from "../common/rejected-list"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { PackChoice } from "./pack-choice"
import { PolicyPreview } from "./policy-preview"
import { PolicySimulation } from "./policy-simulation"
import { PolicyTrial } from "./policy-trial"
import { TermsFields, TermsProblems } from "./terms-fields"
import type { TermsValue } from "./terms-document"
import { TERMS_SECTIONS } from "./terms-form"
import { VariantsField } from "./variants-field"
import type { WarrantyPolicy } from "./warranty-policy"

/** What a new policy begins as: the usual promise, written out so that it can be seen. */
const USUAL: TermsValue = { kind: "commercial", guarantor: "seller", term: { duration: "P24M" }, start: { anchors: ["delivery"] }, coverage: [{ item: "part", pct: 100 }, { item: "labour", pct: 100 }] }

/** Writes a new policy, or the next version of the one named by `base`. */
export function PolicyEditorPage() {
  const [params] = useSearchParams()
  const base = params.get("base")
  const { data, error, refetch } = useRead<{ readonly warranty_policy: WarrantyPolicy }>(`/admin/warranty-policies/${base}`, {}, { enabled: base !== null })
  if (base !== null && data === undefined) return <DeskPage>{error === null ? <LoadingPage /> : <ProblemPage error={error} onRetry={() => void refetch()} />}</DeskPage>
  return <PolicyEditor key={data?.warranty_policy.id} base={data?.warranty_policy ?? null} />
}

function PolicyEditor({ base }: { readonly base: WarrantyPolicy | null }) {
  const { t, maybe } = useTexts()
  const navigate = useNavigate()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, unknown>("/admin/warranty-policies")
  const [name, setName] = useState(base?.name ?? "")
  const [terms, setTerms] = useState<TermsValue>(base?.terms ?? USUAL)
  const [variantIds, setVariantIds] = useState<readonly string[] | null>(base?.variant_ids ?? null)
  const problems = problemsOf(error)
  const draft = { code: base?.code, name: name.trim() === "" ? t("warranty.create") : name, terms, variant_ids: variantIds }
  const onSave = async (): Promise<void> => {
    try {
      await write({ name, ...(base === null ? {} : { code: base.code }), variant_ids: variantIds, terms })
      toast.success(t("warranty.drafted"))
      navigate("/aftercare/warranty")
    } catch {
      // The page shows the refusal, at its field where it names one.
    }
  }
  return (
    <DeskPage>
      <Container className="flex flex-col items-start justify-between gap-4 px-6 py-4 md:flex-row md:items-center">
        <div className="min-w-0">
          <Heading>{base === null ? t("warranty.create") : t("terms.nextVersion", { name: base.name, version: base.version + 1 })}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">{t("warranty.draftHint")}</Text>
        </div>
        <div className="flex shrink-0 gap-2">
          <Button size="small" variant="secondary" onClick={() => navigate("/aftercare/warranty")}>{t("general.cancel")}</Button>
          <Button size="small" isLoading={isPending} disabled={name.trim() === ""} onClick={() => void onSave()}>{t("warranty.draft")}</Button>
        </div>
      </Container>
      <TermsProblems.Provider value={problems}>
        <TwoColumns
          main={(
            <>
              {error !== null && <Container className="p-4"><RejectedList words={problems.size > 0 ? t("terms.refused", { fields: [...problems.values()].slice(0, 3).join(" ") }) : wordsOf(error)} entries={rejectedOf(error)} /></Container>}
              <Container className="flex flex-col gap-y-4 px-6 py-5">
                <Field label={t("technician.name")}>{(ids) => <Input {...ids} size="small" value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />}</Field>
                {base === null && <PackChoice onChoose={(policy) => { setName(policy.name); setTerms(policy.terms) }} />}
                <VariantsField value={variantIds} onChange={setVariantIds} />
              </Container>
              {TERMS_SECTIONS.map(({ name: section, nodes, isBasic = false }) => (
                <Container key={section} className="p-0">
                  <details open={isBasic || [...problems.keys()].some((path) => nodes.some((node) => path.startsWith(node.name))) || undefined} className="group">
                    <summary className="focus-visible:shadow-borders-focus flex cursor-pointer list-none items-center justify-between gap-x-3 rounded-lg px-6 py-4 outline-none">
                      <span className="min-w-0">
                        <Heading level="h2">{t(`terms.section.${section}` as "terms.section.what")}</Heading>
                        <Text size="small" className="text-ui-fg-subtle text-pretty">{maybe(`terms.sectionHint.${section}`)}</Text>
                      </span>
                      <TriangleRightMini className="text-ui-fg-subtle shrink-0 transition-transform group-open:rotate-90" />
                    </summary>
                    <div className="border-ui-border-base border-t px-6 py-5"><TermsFields nodes={nodes} value={terms} onChange={setTerms} /></div>
                  </details>
                </Container>
              ))}
            </>
          )}
          side={<><PolicyPreview terms={terms} variantIds={variantIds} /><PolicyTrial draft={draft} /><PolicySimulation code={base?.code ?? null} terms={terms} /></>}
        />
      </TermsProblems.Provider>
    </DeskPage>
  )
}

/** What the server found wrong with single terms, by path. */
function problemsOf(error: Error | null): ReadonlyMap<string, string> {
  const issues = error instanceof RequestProblem ? error.details["issues"] : undefined
  if (!Array.isArray(issues)) return new Map()
  return new Map((issues as { readonly path: string; readonly message: string }[]).map(({ path, message }) => [path.replace(/^body\./, "").replace(/^terms\./, ""), message]))
}
