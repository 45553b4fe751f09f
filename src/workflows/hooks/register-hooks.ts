import { cancelOrderFulfillmentWorkflow, cancelOrderWorkflow, createOrderFulfillmentWorkflow, createOrderShipmentWorkflow } from "@medusajs/medusa/core-flows"
import type { AftercareHook, AftercareOptions } from "../../modules/aftercare/options"
import { fulfillmentCreated, undoFulfillmentCreated } from "./fulfillment-created"
import { orderCanceled, undoOrderCanceled } from "./order-canceled"
import { orderFulfillmentCanceled, undoOrderFulfillmentCanceled } from "./order-fulfillment-canceled"
import { shipmentCreated, undoShipmentCreated } from "./shipment-created"

type Registration = { readonly [hook in AftercareHook]: () => void }

// Medusa types a hook's input by the module DTOs, ours by the few fields they read.
type Register = (handler: unknown, undo: unknown) => void

const REGISTER: Registration = {
  fulfillmentCreated: () => (createOrderFulfillmentWorkflow.hooks.fulfillmentCreated as Register)(fulfillmentCreated, undoFulfillmentCreated),
  shipmentCreated: () => (createOrderShipmentWorkflow.hooks.shipmentCreated as Register)(shipmentCreated, undoShipmentCreated),
  orderFulfillmentCanceled: () => (cancelOrderFulfillmentWorkflow.hooks.orderFulfillmentCanceled as Register)(orderFulfillmentCanceled, undoOrderFulfillmentCanceled),
  orderCanceled: () => (cancelOrderWorkflow.hooks.orderCanceled as Register)(orderCanceled, undoOrderCanceled),
}

/** Medusa takes one handler for each hook in the whole process, so a host with its own switches ours off, one by one or all. */
export function registerHooks(option: AftercareOptions["hooks"]): void {
  for (const [hook, register] of Object.entries(REGISTER)) {
    if (!isOn(option, hook as keyof Registration)) continue
    try {
      register()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Error(`Aftercare cannot handle the workflow hook "${hook}": ${reason}. Set the plugin's option hooks to { ${hook}: false } and call Aftercare's exported handler from yours.`)
    }
  }
}

const isOn = (option: AftercareOptions["hooks"], hook: keyof Registration): boolean =>
  typeof option === "object" ? option[hook] !== false : option !== false
