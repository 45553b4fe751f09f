import { z } from "@medusajs/framework/zod"
import { documentOfTerms } from "../../../domain/warranty/parse-terms"
import { POLICY_STATUSES, type WarrantyPolicy } from "../../../domain/warranty/policy"
import { at, facts, page } from "../../answers/common"
import type { Services } from "../../respond"

const warrantyPolicy = z.object({
  id: z.string(), code: z.string(), version: z.int(), name: z.string(), status: z.enum(POLICY_STATUSES), terms: facts, variant_ids: z.array(z.string()).nullable(),
  created_at: at, published_at: at.nullable(), retired_at: at.nullable(),
}).meta({ id: "WarrantyPolicy" })

export const warrantyPolicyAnswer = z.object({ warranty_policy: warrantyPolicy })
const rollout = z.object({ id: z.string(), status: z.enum(["planning", "running", "finished"]), unit_count: z.int(), done_count: z.int(), changed_count: z.int(), created_at: at }).meta({ id: "PolicyRollout" })
export const warrantyPolicyWithRollout = z.object({ warranty_policy: warrantyPolicy, rollout: rollout.nullable() })
export const warrantyPolicyList = z.object({ warranty_policies: z.array(warrantyPolicy), ...page })

/** A warranty policy as the contract gives it to an agent. */
export const presentWarrantyPolicy = (policy: WarrantyPolicy): z.output<typeof warrantyPolicy> => ({
  id: policy.id,
  code: policy.code,
  version: policy.version,
  name: policy.name,
  status: policy.status,
  terms: documentOfTerms(policy.terms),
  variant_ids: policy.variantIds === null ? null : [...policy.variantIds],
  created_at: policy.createdAt,
  published_at: policy.publishedAt,
  retired_at: policy.retiredAt,
})

type Rollout = NonNullable<Awaited<ReturnType<Services["warranty"]["rolloutOf"]>>>

export const presentRollout = ({ id, status, unitCount, doneCount, changedCount, createdAt }: Rollout): z.output<typeof rollout> =>
  ({ id, status, unit_count: unitCount, done_count: doneCount, changed_count: changedCount, created_at: createdAt })
