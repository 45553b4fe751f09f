import { z } from "@medusajs/framework/zod"
import { addressAnswer, address, addressOf, presentAddress } from "./addresses"
import { type RouteHandler, route, type Services } from "./respond"

type Addressed = Parameters<Services["addresses"]["of"]>[0]

const answer = z.object({ address: addressAnswer.nullable() })

/** The id of the document, if it is there; throws `not_found`. */
const ID_OF: { readonly [type in Addressed]: (services: Services, idOrNumber: string, actor: { readonly type: string; readonly id: string }) => Promise<string> } = {
  rma: async (services, idOrNumber) => (await services.rmas.get(idOrNumber)).rma.id,
  repair_order: async (services, id, actor) => (await services.repairs.get(actor, id)).order.id,
  warranty_claim: async (services, id) => (await services.warrantyClaims.get(id)).claim.id,
}

/** Where the parcel of a document goes, apart from the document itself: benches read documents too, and people are none of theirs. */
export const addressRoutes = (type: Addressed): { readonly GET: RouteHandler; readonly POST: RouteHandler } => ({
  GET: route({
    summary: "Where the parcel is fetched from and goes back to; null where nobody said and Medusa's order says it",
    answer,
    codes: ["not_found"],
    handler: async ({ params, request, services }) => {
      const id = await ID_OF[type](services, params["id"] ?? "", request.actor)
      return { body: { address: presentAddress((await services.addresses.of(type, [id])).get(id)) } }
    },
  }),
  POST: route({
    summary: "Corrects where the parcel is fetched from and goes back to",
    body: z.strictObject({ address }),
    answer,
    codes: ["not_found"],
    handler: async ({ body, params, request, services }) => {
      const id = await ID_OF[type](services, params["id"] ?? "", request.actor)
      await services.addresses.correct(request, { document: { type, id }, address: addressOf(body.address) })
      return { body: { address: presentAddress((await services.addresses.of(type, [id])).get(id)) } }
    },
  }),
})
