import { unitList } from "../../answers/unit"
import { presentPage } from "../../present/page"
import { presentUnits } from "../../present/unit"
import { route } from "../../respond"
import { listUnits } from "./validators"

export const GET = route({
  summary: "Finds units, newest first",
  query: listUnits,
  answer: unitList,
  handler: async ({ query: { limit, offset, after, ...filter }, services }) => {
    const page = await services.units.list({
      limit, offset, ...(after === undefined ? {} : { after }), q: filter.q, serialNumber: filter.serial_number, status: filter.status, variantId: filter.variant_id,
      inventoryItemId: filter.inventory_item_id, orderId: filter.order_id, customerId: filter.customer_id, locationId: filter.location_id,
      lotNumber: filter.lot_number, hold: filter.hold, parentUnitId: filter.parent_unit_id, ids: filter.id,
    })
    return { body: { units: presentUnits(page.units), ...presentPage({ limit, offset, ...page }) } }
  },
})
