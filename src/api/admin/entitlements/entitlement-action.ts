import { z } from "@medusajs/framework/zod"
import type { EntitlementCommand } from "../../../domain/warranty/entitlement-commands"
import { documentOfEntitlement } from "../../../domain/warranty/coverage-document"
import { facts } from "../../answers/common"
import { route } from "../../respond"
import { note, reasonCode } from "../../validators"

const body = z.strictObject({ reason_code: reasonCode, note: note.optional() })

/** What an agent does to an entitlement, always with a reason. */
export const entitlementActionRoute = (command: EntitlementCommand, summary: string) => route({
  summary, body, answer: z.object({ entitlement: facts }), codes: ["entitlement.not_found", "document.wrong_status"],
  handler: async ({ body: { reason_code: reasonCodeGiven, note: text }, params, request, services }) => {
    const id = params["id"] ?? ""
    const { unitId } = await services.warranty.changeEntitlement(request, { id, command, reasonCode: reasonCodeGiven, note: text })
    const coverage = await services.warranty.coverage({ unitId })
    const changed = coverage.entitlements.find((entitlement) => entitlement.id === id)
    return { body: { entitlement: changed === undefined ? null : documentOfEntitlement(changed, coverage.asOf) } }
  },
})
