import type { Facts } from "../../domain/common/rejection"
import type { Coverage } from "../../domain/warranty/coverage"
import { documentOfCoverage } from "../../domain/warranty/coverage-document"

type EntitlementDocument = Facts & { readonly owner_customer_id: string | null; readonly warranty_policy: { readonly kind: string } }

/** The whole answer as a customer gets it: without what a supplier owes the shop, what was of an earlier sale, and anybody's id. */
export const coverageForCustomer = (coverage: Coverage): Facts => withEntitlements(documentOfCoverage({ ...coverage, entitlements: coverage.entitlements.filter(({ counts }) => counts) }), () => true)

/** The same of the answer frozen on her claim, where an entitlement is hers when it was held by her. */
export const frozenCoverageForCustomer = (document: Facts, customerId: string | null): Facts =>
  withEntitlements(document, ({ owner_customer_id, warranty_policy }) => owner_customer_id === customerId && warranty_policy.kind !== "supplier_inbound")

function withEntitlements(document: Facts, isShown: (entitlement: EntitlementDocument) => boolean): Facts {
  const entitlements = (document["entitlements"] as readonly EntitlementDocument[]).filter(isShown).map(({ owner_customer_id: _, ...entitlement }) => entitlement)
  return { ...document, entitlements }
}
