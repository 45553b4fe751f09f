import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { CustomerUnitsWidget } from "../../../admin/customer/customer-units-widget"

export const config = defineWidgetConfig({ zone: "customer.details.side", id: "aftercare:customer-units" })

export default CustomerUnitsWidget
