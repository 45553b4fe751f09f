import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Scope = Pick<MedusaContainer, "resolve">

const CURRENCY_WITHOUT_STORE = "eur"

/** The currency that the shop's store has as its default. */
export async function defaultCurrency(scope: Scope): Promise<string> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "store", fields: ["supported_currencies.currency_code", "supported_currencies.is_default"] })
  // Query's types end before the store's currencies.
  const currencies = data.flatMap((store) => ((store as unknown as { readonly supported_currencies?: readonly ({ readonly currency_code: string; readonly is_default: boolean } | null)[] }).supported_currencies ?? []))
  return (currencies.find((currency) => currency?.is_default === true) ?? currencies[0])?.currency_code.toLowerCase() ?? CURRENCY_WITHOUT_STORE
}

/** The warehouse that was there first: the bench of a unit that was never in any of ours. */
export async function firstWarehouse(scope: Scope): Promise<string | null> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "stock_location", fields: ["id", "metadata"], pagination: { take: 100, skip: 0, order: { created_at: "ASC" } } })
  const locations = data as unknown as readonly { readonly id: string; readonly metadata?: Record<string, unknown> | null }[]
  return locations.find(({ metadata }) => metadata?.["aftercare_quarantine_of"] === undefined)?.id ?? null
}
