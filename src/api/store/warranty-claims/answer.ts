import { presentStoreClaim } from "../../present/warranty-claim"
import type { Services } from "../../respond"

/** One claim as its customer sees it now. */
export const answerStoreClaim = async (services: Services, claim: Parameters<typeof presentStoreClaim>[0]): Promise<ReturnType<typeof presentStoreClaim>> =>
  presentStoreClaim(claim, (await services.addresses.of("warranty_claim", [claim.id])).get(claim.id))
