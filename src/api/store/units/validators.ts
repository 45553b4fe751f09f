import { z } from "@medusajs/framework/zod"
import { keyset } from "../../validators"

export const listUnits = z.strictObject(keyset)
