import type { HttpRmaList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DocumentRows } from "../common/document-rows"
import { useTexts } from "../common/use-texts"
import { rmaColor } from "../rma/rma-words"

const SHOWN_MAX = 10

/** What of the order comes back or came back. */
export function OrderReturns({ orderId }: { readonly orderId: string }) {
  const { t, word } = useTexts()
  const { data } = useRead<HttpRmaList>("/admin/rmas", { order_id: orderId, limit: SHOWN_MAX })
  if (data === undefined || data.rmas.length === 0) return null
  return (
    <DocumentRows
      title={t("rma.title")}
      rows={data.rmas.map((rma) => ({ id: rma.id, to: `/aftercare/returns/${rma.id}`, title: rma.display_id, hint: rma.lines.map(({ serial_number }) => serial_number).join(", "), color: rmaColor(rma.status), status: word("rma.status", rma.status) }))}
    />
  )
}
