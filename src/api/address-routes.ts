import { z } from "@medusajs/framework/zod"
import type { HttpAddressAnswer } from "../types/http/address"
import { address, addressAnswer, addressOf, presentAddress } from "./addresses"
import { at } from "./answers/common"
import { presentRepair } from "./present/repair"
import { presentRma } from "./present/rma"
import { presentClaim } from "./present/warranty-claim"
import { type RouteContext, type RouteHandler, route, type Services } from "./respond"
import { expectedVersion } from "./validators"

type Addressed = Parameters<Services["addresses"]["of"]>[0]
type Asked = Pick<RouteContext<unknown, unknown>, "params" | "request" | "services">

const answer = z.object({
  address: addressAnswer.nullable(), updated_at: at.nullable(),
  updated_by: z.object({ type: z.string(), id: z.string() }).nullable().meta({ description: "Who said it last; null where that was not kept." }),
}) satisfies z.ZodType<HttpAddressAnswer>

interface Document {
  readonly id: string
  /** As agents read it elsewhere. */
  readonly shown: () => object
}

/** The document of the path; throws `not_found`. */
const READ: { readonly [type in Addressed]: (asked: Asked) => Promise<Document> } = {
  rma: async ({ params, services }) => {
    const view = await services.rmas.get(params["id"] ?? "")
    return { id: view.rma.id, shown: () => presentRma(view) }
  },
  repair_order: async ({ params, request, services }) => {
    const view = await services.repairs.get(request.actor, params["id"] ?? "")
    return { id: view.order.id, shown: () => presentRepair(view) }
  },
  warranty_claim: async ({ params, services }) => {
    const view = await services.warrantyClaims.get(params["id"] ?? "")
    return { id: view.claim.id, shown: () => presentClaim(view) }
  },
}

async function present(services: Services, type: Addressed, id: string): Promise<HttpAddressAnswer> {
  const kept = await services.addresses.kept({ type, id })
  return { address: presentAddress(kept?.address), updated_at: kept?.updatedAt ?? null, updated_by: kept?.updatedBy ?? null }
}

/** Where the parcel of a document goes, apart from the document itself: benches read documents too, and people are none of theirs. */
export const addressRoutes = (type: Addressed): { readonly GET: RouteHandler; readonly POST: RouteHandler } => ({
  GET: route({
    summary: "Where the parcel is fetched from and goes back to; null where nobody said and Medusa's order says it",
    answer,
    codes: ["not_found"],
    handler: async (context) => ({ body: await present(context.services, type, (await READ[type](context)).id) }),
  }),
  POST: route({
    summary: "Corrects where the parcel is fetched from and goes back to",
    body: z.strictObject({ address, expected_version: expectedVersion.optional() }),
    // The answer names no document by which an erasure could find it, so none is kept.
    idempotency: "command",
    answer,
    codes: ["not_found", "conflict.stale"],
    current: async (asked) => (await READ[type](asked)).shown(),
    handler: async (context) => {
      const { body, request, services } = context
      const { id } = await READ[type](context)
      const { replayed } = await services.addresses.correct(request, { document: { type, id }, address: addressOf(body.address), expectedVersion: body.expected_version })
      return { body: await present(services, type, id), replayed }
    },
  }),
})
