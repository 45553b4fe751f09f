import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"

/** Throws `not_found`. */
export async function requireCustomer(scope: Pick<MedusaContainer, "resolve">, customerId: string): Promise<string> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "customer", fields: ["id"], filters: { id: customerId } })
  if (data.length === 0) throw new RejectionError(reject("not_found", `No customer ${customerId.slice(0, 64)} exists.`, { customer_id: customerId }))
  return customerId
}
