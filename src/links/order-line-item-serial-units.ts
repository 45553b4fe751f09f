import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"
import AftercareModule from "../modules/aftercare"

/** `order.items.serial_units`: read from the unit itself, no table, so that there is no second truth. */
export default defineLink(
  { linkable: OrderModule.linkable.orderLineItem, field: "id" },
  { ...AftercareModule.linkable.serialUnit.toJSON(), primaryKey: "line_item_id", alias: "serial_unit" },
  { readOnly: true, isList: true },
)
