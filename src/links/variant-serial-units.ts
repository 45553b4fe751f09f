import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import AftercareModule from "../modules/aftercare"

/** `variant.serial_units`: the units received or sold as this variant. */
export default defineLink(
  { linkable: ProductModule.linkable.productVariant, field: "id" },
  { ...AftercareModule.linkable.serialUnit.toJSON(), primaryKey: "variant_id", alias: "serial_unit" },
  { readOnly: true, isList: true },
)
