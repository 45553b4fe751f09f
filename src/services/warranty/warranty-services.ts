import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { withTransaction } from "../../persistence/with-transaction"
import { repairClosed, replaced, type RepairClosed, type Replaced } from "./aftersales-hooks"
import { changeEntitlement, type ChangeEntitlement } from "./change-entitlement"
import { coverUnit, type CoverUnit, summarizeCoverage } from "./cover-unit"
import { createWarrantyPolicy, type CreateWarrantyPolicy } from "./create-warranty-policy"
import { type FreezeCoverage, freezeCoverage, getAssessment } from "./freeze-coverage"
import { getWarrantyPolicy, listWarrantyPolicies, type WarrantyPolicyFilter } from "./list-warranty-policies"
import { publishWarrantyPolicy, retireWarrantyPolicy } from "./publish-warranty-policy"
import { reevaluate, type Reevaluate } from "./reevaluate"
import { rollOutPolicy, rolloutOf } from "./roll-out-policy"
import { scanDue } from "./scan-due"
import { simulatePolicy, type SimulatePolicy } from "./simulate-policy"
import { tryPolicy, type TryPolicy } from "./try-policy"

/** What the facade offers about warranties. */
export const warrantyServices = (ledger: Ledger) => ({
  createPolicy: (request: CommandRequest, input: CreateWarrantyPolicy) => createWarrantyPolicy(ledger, request, input),
  publishPolicy: (request: CommandRequest, id: string) => publishWarrantyPolicy(ledger, request, id),
  retirePolicy: (request: CommandRequest, id: string) => retireWarrantyPolicy(ledger, request, id),
  listPolicies: (filter: WarrantyPolicyFilter) => listWarrantyPolicies(ledger, filter),
  getPolicy: (id: string) => getWarrantyPolicy(ledger, id),
  rollOut: (rolloutId: string) => rollOutPolicy(ledger, rolloutId),
  rolloutOf: (policyId: string) => rolloutOf(ledger, policyId),
  /** Makes the entitlements of these units what the facts say they are; converges. */
  reevaluate: (input: Reevaluate) => reevaluate(ledger, input),
  changeEntitlement: (request: CommandRequest, input: ChangeEntitlement) => changeEntitlement(ledger, request, input),
  /** Each minute: what ended, and what ends soon. */
  scanDue: () => scanDue(ledger),
  /** What the claims of the last 24 months would come to under changed terms. */
  simulate: (input: SimulatePolicy) => simulatePolicy(ledger, input),
  /** What one unit's verdict would be under terms that are stored nowhere. */
  tryPolicy: (input: TryPolicy) => tryPolicy(ledger, input),
  createEntitlements: (input: Reevaluate) => reevaluate(ledger, input),
  coverage: (input: CoverUnit) => coverUnit(ledger, input),
  coverageSummaries: (unitIds: readonly string[]) => summarizeCoverage(ledger, unitIds),
  /** A verdict that a decision rests on, kept with its inputs. Inside a transaction of your own, call `freezeCoverage`. */
  freeze: (input: FreezeCoverage) => withTransaction(ledger.dataSource, (client) => freezeCoverage(client, ledger, input)),
  assessment: (id: string) => getAssessment(ledger, id),
  /** A repair is over, a unit was replaced: noted once, and the entitlements follow. Inside a transaction of your own, call `noteRepair` and `noteReplacement`. */
  repairClosed: (input: RepairClosed) => repairClosed(ledger, input),
  replaced: (input: Replaced) => replaced(ledger, input),
})
