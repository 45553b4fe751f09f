import type { Source } from "./coverage"
import type { WarrantyPolicy } from "./policy"

/** A clause of one policy version, as a reason cites it. */
export const clauseOf = (policy: WarrantyPolicy, clause: string): Source => ({ source: "warranty_policy", id: policy.id, code: policy.code, version: policy.version, clause })
