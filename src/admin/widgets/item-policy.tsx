import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { ItemPolicyWidget } from "../../../admin/serial-policy/policy-widgets"

export const config = defineWidgetConfig({ zone: "inventory_item.details.side", id: "aftercare:item-policy" })

export default ItemPolicyWidget
