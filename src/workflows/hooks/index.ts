/** For hosts with hook handlers of their own: what ours do, to be called from theirs. Importing this registers nothing. */
export { fulfillmentCreated, undoFulfillmentCreated } from "./fulfillment-created"
export { namedSerialsSchema } from "./named-serials"
export { orderCanceled, undoOrderCanceled } from "./order-canceled"
export { orderFulfillmentCanceled, undoOrderFulfillmentCanceled } from "./order-fulfillment-canceled"
export { shipmentCreated, undoShipmentCreated } from "./shipment-created"
