import type { MedusaContainer } from "@medusajs/framework/types"
import { createHash } from "node:crypto"
import { AFTERCARE_MODULE } from "../modules/aftercare/joiner-config"
import type { AftercareOptions } from "../modules/aftercare/options"
import type AftercareModuleService from "../modules/aftercare/service"

/** What workflows, hooks and middlewares see of Aftercare: the module in Medusa's container, nothing beneath it. */
export type Services = AftercareModuleService["services"]
export type OrderSnapshot = Parameters<Services["orders"]["sync"]>[0]
export type SyncResult = Awaited<ReturnType<Services["orders"]["sync"]>>
export type FulfillmentCheck = Parameters<Services["orders"]["checkFulfillment"]>[0]
export type CommandRequest = Parameters<Services["orders"]["bindFulfillment"]>[0]
export type ExceptionFiling = Parameters<Services["exceptions"]["file"]>[0]
export type StockPosting = Awaited<ReturnType<Services["stock"]["postingsOf"]>>[number]
export type PartStock = Awaited<ReturnType<Services["repairs"]["unsettledParts"]>>[number]
export type HoldReservation = Awaited<ReturnType<Services["stock"]["holdReservationsOf"]>>[number]

export const servicesOf = (container: Pick<MedusaContainer, "resolve">): Services => moduleOf(container).services
export const optionsOf = (container: Pick<MedusaContainer, "resolve">): AftercareOptions => moduleOf(container).options

const moduleOf = (container: Pick<MedusaContainer, "resolve">): AftercareModuleService => container.resolve<AftercareModuleService>(AFTERCARE_MODULE)

/** What Medusa did by itself, or what we do because Medusa did something. */
export const MEDUSA_ACTOR = { type: "system", id: "medusa" } as const

export interface RequestFacts {
  /** Id of the admin user behind it, where Medusa kept it. */
  readonly userId?: string | null | undefined
  readonly reference?: { readonly type: string; readonly id: string }
  /** Names the deed completely: the same key is the same deed. */
  readonly key?: string
}

/** A command request of a hook or a workflow step. */
export function requestOf({ userId, reference, key }: RequestFacts): CommandRequest {
  return {
    actor: userId ? { type: "user", id: userId } : MEDUSA_ACTOR,
    reference: reference ?? null,
    idempotency: key === undefined ? null : { scope: "medusa-hook", key, requestHash: createHash("sha256").update(key).digest("hex") },
  }
}

/** What went wrong, in words. The workflow engine throws plain objects that only look like errors. */
export function reasonOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "message" in error && typeof error.message === "string" && error.message !== "") return error.message
  return String(error)
}
