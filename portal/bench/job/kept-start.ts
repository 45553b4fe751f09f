import { readKept, writeKept } from "../../shared/kept"

/** A clock that was started without a connection: the server's own would only start when it hears of it. */
export interface KeptStart {
  readonly at: string
  /** The order's version when it starts: where it is past it and has no clock of hers, that clock was stopped, or never ran. */
  readonly version: number
}

const keyOf = (technicianId: string | null, orderId: string): string => `aftercare:bench:clock:${technicianId}:${orderId}`

export function readStart(technicianId: string | null, orderId: string): KeptStart | null {
  try {
    const { at, version } = JSON.parse(readKept(keyOf(technicianId, orderId)) ?? "{}") as Partial<KeptStart>
    return typeof at === "string" && typeof version === "number" ? { at, version } : null
  } catch {
    return null
  }
}

export const keepStart = (technicianId: string | null, orderId: string, start: KeptStart | null): void => writeKept(keyOf(technicianId, orderId), start === null ? null : JSON.stringify(start))
