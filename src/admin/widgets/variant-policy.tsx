import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { VariantPolicyWidget } from "../../../admin/serial-policy/policy-widgets"

export const config = defineWidgetConfig({ zone: "product_variant.details.side", id: "aftercare:variant-policy" })

export default VariantPolicyWidget
