import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"
import AftercareModule from "../modules/aftercare"

/** `serial_unit.order_line_item`: the line a unit is promised to or was sold by. */
export default defineLink(
  { linkable: AftercareModule.linkable.serialUnit, field: "line_item_id" },
  OrderModule.linkable.orderLineItem,
  { readOnly: true },
)
