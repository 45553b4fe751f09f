import type { MedusaContainer } from "@medusajs/framework/types"
import { carryOutNow } from "../../../../../../workflows/rma/carry-out-line"
import { presentRma } from "../../../../../present/rma"
import type { Answer, Services } from "../../../../../respond"

/** After a command on a line: what Medusa must do for it is done at once where it can be, and shown as `pending_work` where not. */
export async function answerLine(container: MedusaContainer, services: Services, rmaId: string): Promise<Answer> {
  await carryOutNow(container, rmaId)
  return { body: { rma: presentRma(await services.rmas.get(rmaId)) } }
}
