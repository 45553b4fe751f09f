import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { Rejection } from "../../domain/common/rejection"
import { type ExceptionFiling, reasonOf, servicesOf } from "../facade"

/**
 * Medusa's error handler keeps only type and message, so the code stands in the message. `not_allowed` becomes HTTP 400
 * and undoes the whole workflow. Only hooks in which throwing is safe may do this: never the two cancel hooks.
 */
export function throwAsMedusaError(error: unknown): never {
  const rejection = rejectionOf(error)
  if (rejection === null) throw error
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${rejection.code}: ${rejection.message}`, rejection.code)
}

/** By its shape: an error that went through the workflow engine has lost its class. */
export function rejectionOf(error: unknown): Rejection | null {
  if (typeof error !== "object" || error === null || !("rejection" in error)) return null
  const { rejection } = error
  return typeof rejection === "object" && rejection !== null && "code" in rejection && "message" in rejection ? (rejection as Rejection) : null
}

/**
 * For hooks that must not throw, because Medusa would be left half cancelled and beyond repair by its API. What failed
 * becomes an exception case, and the reconciler makes the units agree with Medusa again.
 */
export async function neverThrow(container: MedusaContainer, filing: Omit<ExceptionFiling, "kind" | "details">, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    await reportFailure(container, filing, error)
  }
}

/** Files the case, or, when not even that is possible, logs it. */
export async function reportFailure(container: Pick<MedusaContainer, "resolve">, filing: Omit<ExceptionFiling, "kind" | "details">, error: unknown): Promise<void> {
  const reason = reasonOf(error)
  container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`Aftercare: ${filing.summary} ${reason}`)
  try {
    await servicesOf(container).exceptions.file({ ...filing, kind: "hook_failed", details: { reason: reason.slice(0, REASON_LENGTH_MAX) } })
  } catch {
    // The database is not there; the reconciler comes back when it is.
  }
}

const REASON_LENGTH_MAX = 500
