import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { OrderUnitsWidget } from "../../../admin/order/order-units-widget"

export const config = defineWidgetConfig({ zone: "order.details.side", id: "aftercare:order-units" })

export default OrderUnitsWidget
