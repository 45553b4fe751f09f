import { Module } from "@medusajs/framework/utils"
import { AFTERCARE_MODULE } from "./joiner-config"
import openConnection from "./loaders/connection"
import { generateMigration, revertMigration, runMigrations } from "./run-migrations"
import AftercareModuleService from "./service"

export { AFTERCARE_MODULE }

// `Module()` returns service, loaders and linkable only; without all three functions Medusa would look for its own migrations.
export default Object.assign(Module(AFTERCARE_MODULE, { service: AftercareModuleService, loaders: [openConnection] }), {
  runMigrations,
  revertMigration,
  generateMigration,
})
