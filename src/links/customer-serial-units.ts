import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"
import AftercareModule from "../modules/aftercare"

/** `customer.serial_units`: the units a customer owns now. */
export default defineLink(
  { linkable: CustomerModule.linkable.customer, field: "id" },
  { ...AftercareModule.linkable.serialUnit.toJSON(), primaryKey: "owner_customer_id", alias: "serial_unit" },
  { readOnly: true, isList: true },
)
