import type { Metadata } from "./order-module"

/**
 * A deed is one effect in Medusa that a return needs: a refund, a replacement, a received return. Its key names it
 * completely, and Medusa keeps the key in what the deed made, so that a crash at any point followed by the same call
 * gives the whole effect exactly once. Whoever calls a deed holds the order's lock (`withOrderLock`); no deed takes it.
 */
export interface Deed {
  readonly orderId: string
  /** For example `<rma line id>:refund`. */
  readonly key: string
  /** Id of the agent, where one decided it. */
  readonly createdBy?: string | null
}

/** Where Medusa keeps metadata, the key stands here. */
export const AFTERCARE_KEY = "aftercare_key"

export const keyIn = (metadata: Metadata): string | null => {
  const key = metadata?.[AFTERCARE_KEY]
  return typeof key === "string" ? key : null
}

/** Points between two steps of a deed: a test lets the process die or fail there. */
export type Fault = (point: string) => void | Promise<void>
export const NO_FAULT: Fault = () => undefined
