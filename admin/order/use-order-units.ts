import type { HttpOrderUnits, HttpOrderUnitsChanged } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"

export const useOrderUnits = (orderId: string) => useRead<HttpOrderUnits>(`/admin/orders/${orderId}/units`)

/** Commands on an order's units, by the names of the HTTP contract. */
export const useOrderCommand = <Body extends object>(orderId: string, command: "allocate" | "release" | "swap" | "pick" | "correct") =>
  useWrite<Body, HttpOrderUnitsChanged>(`/admin/orders/${orderId}/units/${command}`)
