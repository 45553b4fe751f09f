import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { CustomerCreditWidget } from "../../../admin/store-credit/customer-credit-widget"

export const config = defineWidgetConfig({ zone: "customer.details.side", id: "aftercare:customer-credit" })

export default CustomerCreditWidget
