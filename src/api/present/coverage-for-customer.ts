import { documentOfCoverage } from "../../domain/warranty/coverage-document"

/** The whole answer, without ids of other customers. */
export function coverageForCustomer(coverage: Parameters<typeof documentOfCoverage>[0]): object {
  const document = documentOfCoverage(coverage)
  const entitlements = (document["entitlements"] as readonly { readonly [key: string]: unknown }[]).map(({ owner_customer_id: _, ...entitlement }) => entitlement)
  return { ...document, entitlements }
}
