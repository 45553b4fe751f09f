import type { HttpGrade, HttpHoldKind, HttpUnitStatus } from "../../src/types/http"

/** The words of the axes in the order a person expects them; the compiler holds each list complete. */
const complete = <Word extends string>() => <const List extends readonly Word[]>(list: List & ([Word] extends [List[number]] ? unknown : never)): List => list

export const UNIT_STATUSES = complete<HttpUnitStatus>()([
  "expected", "in_stock", "allocated", "picked", "shipped", "delivered", "returning", "quarantined", "in_repair", "at_vendor", "installed", "lost", "scrapped", "void",
])
export const HOLD_KINDS = complete<HttpHoldKind>()(["recall", "quality", "fraud", "theft", "dispute"])
export const GRADES = complete<HttpGrade>()(["new", "a", "b", "c", "salvage"])
