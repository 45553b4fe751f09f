import type { Services } from "../../respond"
import { formatOf, type PolicySettings } from "./validators"

type FacadeSettings = Parameters<Services["policies"]["update"]>[1]

/** The contract's names → the facade's; what is not said stays as it is. */
export function settingsOf(body: PolicySettings): FacadeSettings {
  return {
    ...(body.tracking === undefined ? {} : { tracking: body.tracking }),
    ...(body.number_format === undefined ? {} : { numberFormat: body.number_format === null ? null : formatOf(body.number_format) }),
    ...(body.unique_within === undefined ? {} : { uniqueWithin: body.unique_within }),
    ...(body.allocate_at === undefined ? {} : { allocateAt: body.allocate_at }),
    ...(body.strategy === undefined ? {} : { strategy: body.strategy }),
    ...(body.require_pick === undefined ? {} : { requirePick: body.require_pick }),
    ...(body.enforcement === undefined ? {} : { enforcement: body.enforcement }),
    ...(body.sellable_grades === undefined ? {} : { sellableGrades: body.sellable_grades }),
    ...(body.passport === undefined ? {} : { passport: body.passport }),
    ...(body.public_verdict === undefined ? {} : { publicVerdict: body.public_verdict }),
  }
}
