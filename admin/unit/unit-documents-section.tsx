import { TriangleRightMini } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { HttpUnit, HttpUnitExceptionList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { documentHref, useDocumentNames } from "../common/documents"
import { LoadingRows } from "../common/loading"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { useUnitScan } from "./use-unit"

const CASES_MAX = 20

/** What is going on with the unit now: its order, returns, repairs, claims, and cases for a person. */
export function UnitDocumentsSection({ unit }: { readonly unit: HttpUnit }) {
  const { t, word } = useTexts()
  const { data } = useUnitScan(unit)
  const cases = useRead<HttpUnitExceptionList>("/admin/unit-exceptions", { unit_id: unit.id, status: "open", limit: CASES_MAX })
  const documents = data?.matches.find((match) => match.unit.id === unit.id)?.open_documents ?? []
  const names = useDocumentNames(documents)
  const rows = [
    ...documents.map(({ type, id }) => ({ key: `${type} ${id}`, to: documentHref(type, id), title: names(type, id), hint: word("document", type) })),
    ...(cases.data?.unit_exceptions ?? []).map(({ id, kind }) => ({ key: id, to: `/aftercare/exceptions?unit_id=${unit.id}`, title: word("exception.kind", kind), hint: t("exception.open") })),
  ]
  return (
    <Section title={t("unit.openDocuments")}>
      {data === undefined ? <LoadingRows count={1} /> : rows.length === 0 ? <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("unit.noDocuments")}</Text> : (
        <ul className="flex flex-col gap-y-2 px-2 py-2">
          {rows.map(({ key, to, title, hint }) => {
            const content = (
              <>
                <span className="min-w-0">
                  <Text size="small" leading="compact" weight="plus" className="truncate">{title}</Text>
                  <Text size="small" leading="compact" className="text-ui-fg-subtle">{hint}</Text>
                </span>
                {to !== null && <TriangleRightMini className="text-ui-fg-muted shrink-0" />}
              </>
            )
            const look = "flex items-center justify-between gap-x-3 rounded-md px-4 py-2 outline-none"
            return <li key={key}>{to === null ? <span className={look}>{content}</span> : <Link to={to} className={`${look} hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus`}>{content}</Link>}</li>
          })}
        </ul>
      )}
    </Section>
  )
}
