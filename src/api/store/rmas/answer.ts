import { presentStoreRma } from "../../present/store-rma"
import type { Answer, RouteContext } from "../../respond"

/** One return as its customer sees it now. */
export async function answerStoreRma({ services, visitor }: Pick<RouteContext<unknown, unknown>, "services" | "visitor">, id: string): Promise<Answer> {
  const view = await services.rmas.getOfVisitor(visitor, id)
  const said = await services.satisfaction.of("rma", [view.rma.id])
  const addresses = await services.addresses.of("rma", [view.rma.id])
  return { body: { rma: presentStoreRma(view, await services.rmas.timeline(view.rma.id), { satisfaction: said.get(view.rma.id), address: addresses.get(view.rma.id) }) } }
}
