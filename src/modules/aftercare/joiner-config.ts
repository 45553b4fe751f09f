import type { ModuleJoinerConfig } from "@medusajs/framework/types"

export const AFTERCARE_MODULE = "aftercare"

/**
 * What Query knows of us. Medusa builds this from its own models, of which we have none; it also writes a property onto
 * the object, so it must be one constant.
 */
export const joinerConfig: ModuleJoinerConfig = {
  serviceName: AFTERCARE_MODULE,
  primaryKeys: ["id"],
  linkableKeys: { serial_unit_id: "SerialUnit" },
  alias: [{ name: ["serial_unit", "serial_units"], entity: "SerialUnit", args: { methodSuffix: "SerialUnits" } }],
  schema: `
    type SerialUnit {
      id: ID!
      serial_number: String!
      scanned_as: String!
      status: String!
      custody: String!
      grade: String!
      holds: JSON
      variant_id: String
      inventory_item_id: String!
      location_id: String
      bin: String
      lot_number: String
      manufactured_on: String
      expires_on: String
      owner: String!
      owner_customer_id: String
      order_id: String
      line_item_id: String
      fulfillment_id: String
      parent_unit_id: String
      identifiers: JSON
      received_at: DateTime
      version: Int!
      created_at: DateTime!
      updated_at: DateTime!
    }
  `,
}
