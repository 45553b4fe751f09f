import type { HttpCustody, HttpGrade, HttpUnitStatus } from "../../src/types/http"

export type Color = "green" | "blue" | "orange" | "red" | "grey" | "purple"

/** Green: as it should be. Blue: on its way. Orange: somebody must look. Red: gone. Purple: with us though a customer's or maker's. Grey: nothing to do. */
export const UNIT_STATUS_COLORS: Readonly<Record<HttpUnitStatus, Color>> = {
  expected: "grey", in_stock: "green", allocated: "blue", picked: "blue", shipped: "blue", delivered: "green", returning: "orange", quarantined: "orange",
  in_repair: "purple", at_vendor: "purple", installed: "grey", lost: "red", scrapped: "grey", void: "grey",
}

export const GRADE_COLORS: Readonly<Record<HttpGrade, Color>> = { new: "grey", a: "green", b: "blue", c: "orange", salvage: "red" }

export const CUSTODY_COLORS: Readonly<Record<HttpCustody, Color>> = { warehouse: "grey", carrier: "blue", customer: "grey", repair_center: "purple", vendor: "purple", none: "grey" }
