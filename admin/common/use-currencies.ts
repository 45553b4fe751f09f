import { useQuery } from "@tanstack/react-query"
import { sdk } from "./api/backend"

const FRESH_MS = 60_000
const NONE: readonly string[] = []

/** The codes of the shop's currencies, its own first. */
export function useCurrencies(): readonly string[] {
  const { data } = useQuery({
    queryKey: ["aftercare-names", "currencies"], staleTime: FRESH_MS,
    queryFn: async () => {
      const { stores } = await sdk.admin.store.list({ fields: "id,*supported_currencies" })
      const currencies = stores[0]?.supported_currencies ?? []
      return [...currencies].sort((a, b) => Number(b.is_default) - Number(a.is_default) || a.currency_code.localeCompare(b.currency_code)).map(({ currency_code }) => currency_code)
    },
  })
  return data ?? NONE
}
