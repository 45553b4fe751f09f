import { Link } from "react-router-dom"
import type { HttpStoreRma, HttpStoreRmaLine } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { useTexts } from "../use-texts"
import { Card, Facts } from "../ui/card"

/** What is sent back, and what one gets for it. */
export function ReturnLines({ rma }: { readonly rma: HttpStoreRma }) {
  const { t } = useTexts()
  return (
    <Card title={t("return.lines", { count: rma.lines.length })}>
      <div className="divide-ui-border-base flex flex-col divide-y">
        {rma.lines.map((line) => <div key={line.id} className="py-4 first:pt-0 last:pb-0"><Line line={line} /></div>)}
      </div>
    </Card>
  )
}

function Line({ line }: { readonly line: HttpStoreRmaLine }) {
  const { t, word, maybe } = useTexts()
  const { money } = useFormats()
  const outcome = line.resolution === null ? null : maybe(`return.outcome.${line.resolution}`) ?? word("request.way", line.resolution)
  const promised = line.resolution === "replacement" && line.offer?.status === "accepted" ? line.offer.title : null
  const amount = line.amount === null || line.currency_code === null ? null : money(line.amount, line.currency_code)
  return (
    <Facts facts={[
      [t("return.product"), <Link key="unit" to={`/products/${line.unit_id}`} className="focus-visible:outline-brand break-all rounded underline underline-offset-4 focus-visible:outline focus-visible:outline-2">{line.serial_number}</Link>],
      [t("request.whyShort"), word("request.reason", line.reason_code)],
      [t("request.wish"), word("request.way", line.requested_resolution)],
      ...(line.note === null ? [] : [[t("request.noteShort"), <span key="note" className="whitespace-pre-wrap">{line.note}</span>] as const]),
      [t("return.where"), word("return.reception", line.reception)],
      ...(outcome === null ? [] : [[t("return.youGet"), `${outcome}${amount === null ? "" : `: ${amount}`}${promised === null ? "" : `: ${promised}`}${line.resolution_status === "begun" ? ` (${t("return.inProgress")})` : ""}`] as const]),
      ...(line.replacement === null ? [] : [[t("return.replacement"), `${line.replacement.serial_number}, ${word("return.replacementStatus", line.replacement.status)}`] as const]),
    ]} />
  )
}
