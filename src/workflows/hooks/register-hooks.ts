import { container } from "@medusajs/framework"
import type { ConfigModule } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { cancelOrderFulfillmentWorkflow, cancelOrderWorkflow, createOrderFulfillmentWorkflow, createOrderShipmentWorkflow } from "@medusajs/medusa/core-flows"
import { AFTERCARE_MODULE } from "../../modules/aftercare/joiner-config"
import type { AftercareHook, AftercareOptions } from "../../modules/aftercare/options"
import { fulfillmentCreated, undoFulfillmentCreated } from "./fulfillment-created"
import { orderCanceled, undoOrderCanceled } from "./order-canceled"
import { orderFulfillmentCanceled, undoOrderFulfillmentCanceled } from "./order-fulfillment-canceled"
import { shipmentCreated, undoShipmentCreated } from "./shipment-created"

/**
 * Medusa takes one handler for each hook in the whole process. Ours register when Medusa loads this file, which it does
 * after the configuration, unless the option `hooks` of the plugin (or of the module) says otherwise:
 *
 *   plugins: [{ resolve: "medusa-plugin-aftercare", options: { hooks: { fulfillmentCreated: false } } }]
 *
 * A host that switches one off calls the exported handler and its undo from its own handler.
 */
type Registration = { readonly [hook in Exclude<AftercareHook, "completeCartValidate">]: () => void }

// Medusa types a hook's input by the module DTOs, ours by the few fields they read.
type Register = (handler: unknown, undo: unknown) => void

const REGISTER: Registration = {
  fulfillmentCreated: () => (createOrderFulfillmentWorkflow.hooks.fulfillmentCreated as Register)(fulfillmentCreated, undoFulfillmentCreated),
  shipmentCreated: () => (createOrderShipmentWorkflow.hooks.shipmentCreated as Register)(shipmentCreated, undoShipmentCreated),
  orderFulfillmentCanceled: () => (cancelOrderFulfillmentWorkflow.hooks.orderFulfillmentCanceled as Register)(orderFulfillmentCanceled, undoOrderFulfillmentCanceled),
  orderCanceled: () => (cancelOrderWorkflow.hooks.orderCanceled as Register)(orderCanceled, undoOrderCanceled),
}

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

/** Undefined when the module is not configured at all: then there is nobody the handlers could call. */
function configuredOptions(): AftercareOptions | undefined {
  const config: ConfigModule | undefined = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE, { allowUnregistered: true })
  const declaration = config?.modules?.[AFTERCARE_MODULE]
  if (declaration === undefined || declaration === false) return undefined
  return (declaration === true ? {} : declaration.options ?? {}) as AftercareOptions
}

const options = configuredOptions()
if (options !== undefined) registerHooks(options.hooks)
