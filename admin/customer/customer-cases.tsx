import type { HttpPage, HttpRepairOrder, HttpRmaList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { type DocumentRow, DocumentRows } from "../common/document-rows"
import { useTexts } from "../common/use-texts"
import { REPAIR_COLORS } from "../repair/repair-words"
import { rmaColor } from "../rma/rma-words"
import { claimColor, type WarrantyClaimList, type WarrantyRegistrationList } from "../warranty/claim"

const SHOWN_MAX = 5
const ENDED: ReadonlySet<string> = new Set(["closed", "canceled", "denied", "expired", "withdrawn"])

/** What is going on for a customer: returns, repairs and claims that are open, and registrations. */
export function CustomerCases({ customerId }: { readonly customerId: string }) {
  const { t, word } = useTexts()
  const query = { customer_id: customerId, limit: SHOWN_MAX }
  const rmas = useRead<HttpRmaList>("/admin/rmas", query)
  const repairs = useRead<HttpPage & { readonly repair_orders: readonly HttpRepairOrder[] }>("/admin/repair-orders", { ...query, open: true })
  const claims = useRead<WarrantyClaimList>("/admin/warranty-claims", query)
  const registrations = useRead<WarrantyRegistrationList>("/admin/warranty-registrations", query)
  const open: readonly DocumentRow[] = [
    ...(rmas.data?.rmas ?? []).map((rma) => ({ id: rma.id, to: `/aftercare/returns/${rma.id}`, title: rma.display_id, hint: word("document", "rma"), color: rmaColor(rma.status), status: word("rma.status", rma.status), isEnded: ENDED.has(rma.status) })),
    ...(repairs.data?.repair_orders ?? []).map((order) => ({ id: order.id, to: `/aftercare/repairs/${order.id}`, title: order.display_id, hint: word("document", "repair_order"), color: REPAIR_COLORS[order.status], status: t(`repair.status.${order.status}`), isEnded: false })),
    ...(claims.data?.warranty_claims ?? []).map((claim) => ({ id: claim.id, to: `/aftercare/warranty/claims/${claim.id}`, title: claim.display_id, hint: word("document", "warranty_claim"), color: claimColor(claim.status), status: word("claim.status", claim.status), isEnded: ENDED.has(claim.status) })),
  ].filter(({ isEnded }) => !isEnded)
  const registered: readonly DocumentRow[] = (registrations.data?.warranty_registrations ?? []).map((found) => ({
    id: found.id, to: `/aftercare/warranty/registrations?customer_id=${customerId}`, title: found.serial_number, hint: t("claim.registrations"), color: claimColor(found.status), status: word("claim.status", found.status),
  }))
  return (
    <>
      {open.length > 0 && <DocumentRows title={t("customer.cases")} rows={open} />}
      {registered.length > 0 && <DocumentRows title={t("claim.registrations")} rows={registered} />}
    </>
  )
}
