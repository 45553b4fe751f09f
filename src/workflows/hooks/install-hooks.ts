import { container } from "@medusajs/framework"
import type { ConfigModule } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AFTERCARE_MODULE } from "../../modules/aftercare/joiner-config"
import type { AftercareOptions } from "../../modules/aftercare/options"
import { registerHooks } from "./register-hooks"

/**
 * Medusa loads this file with all workflows, after the configuration, and nobody else imports it: our handlers register
 * unless the option `hooks` of the plugin (or of the module) says otherwise:
 *
 *   plugins: [{ resolve: "medusa-plugin-aftercare", options: { hooks: { fulfillmentCreated: false } } }]
 *
 * A host that switches one off calls the exported handler, and its undo, from its own.
 */
const config: ConfigModule | undefined = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE, { allowUnregistered: true })
const declaration = config?.modules?.[AFTERCARE_MODULE]

// Without the module there is nobody the handlers could call.
if (declaration !== undefined && declaration !== false) {
  const { hooks } = (declaration === true ? {} : declaration.options ?? {}) as AftercareOptions
  registerHooks(hooks)
}
