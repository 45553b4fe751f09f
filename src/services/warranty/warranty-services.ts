import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { coverUnit, type CoverUnit, summarizeCoverage } from "./cover-unit"
import { createEntitlements, type CreateEntitlements } from "./create-entitlements"
import { createWarrantyPolicy, type CreateWarrantyPolicy } from "./create-warranty-policy"
import { getWarrantyPolicy, listWarrantyPolicies, type WarrantyPolicyFilter } from "./list-warranty-policies"
import { publishWarrantyPolicy, retireWarrantyPolicy } from "./publish-warranty-policy"

/** What the facade offers about warranties. */
export const warrantyServices = (ledger: Ledger) => ({
  createPolicy: (request: CommandRequest, input: CreateWarrantyPolicy) => createWarrantyPolicy(ledger, request, input),
  publishPolicy: (request: CommandRequest, id: string) => publishWarrantyPolicy(ledger, request, id),
  retirePolicy: (request: CommandRequest, id: string) => retireWarrantyPolicy(ledger, request, id),
  listPolicies: (filter: WarrantyPolicyFilter) => listWarrantyPolicies(ledger, filter),
  getPolicy: (id: string) => getWarrantyPolicy(ledger, id),
  createEntitlements: (input: CreateEntitlements) => createEntitlements(ledger, input),
  coverage: (input: CoverUnit) => coverUnit(ledger, input),
  coverageSummaries: (unitIds: readonly string[]) => summarizeCoverage(ledger, unitIds),
})
