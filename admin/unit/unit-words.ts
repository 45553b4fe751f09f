import type { HttpGrade, HttpHoldKind, HttpUnit, HttpUnitStatus } from "../../src/types/http"

/** The words of the axes in the order a person expects them; the compiler holds each list complete. */
const complete = <Word extends string>() => <const List extends readonly Word[]>(list: List & ([Word] extends [List[number]] ? unknown : never)): List => list

export const UNIT_STATUSES = complete<HttpUnitStatus>()([
  "expected", "in_stock", "allocated", "picked", "shipped", "delivered", "returning", "quarantined", "in_repair", "at_vendor", "installed", "lost", "scrapped", "void",
])
export const HOLD_KINDS = complete<HttpHoldKind>()(["recall", "quality", "fraud", "theft", "dispute"])
export const GRADES = complete<HttpGrade>()(["new", "a", "b", "c", "salvage"])

/** Which documents may be opened for a unit; whether one is, the server says. */
export const canBeReturned = ({ status }: Pick<HttpUnit, "status">): boolean => status === "shipped" || status === "delivered"
export const canBeRepaired = ({ status }: Pick<HttpUnit, "status">): boolean => status === "quarantined" || status === "delivered" || status === "in_stock"
export const canBeClaimedFromMaker = ({ status }: Pick<HttpUnit, "status">): boolean => status === "quarantined" || status === "at_vendor"
/** Its parts are written down while it lies with the shop and was never sold. */
export const hasPartsToTell = ({ status, owner_customer_id, order_id }: Pick<HttpUnit, "status" | "owner_customer_id" | "order_id">): boolean => (status === "in_stock" || status === "quarantined") && owner_customer_id === null && order_id === null
