import { useQuery } from "@tanstack/react-query"
import { sdk } from "../common/api/backend"

const SHOWN_MAX = 100
const FRESH_MS = 60_000

export interface Pickable {
  readonly value: string
  readonly label: string
}

const NONE: readonly Pickable[] = []

/** What of Medusa's a sale can be restricted to, by name. */
export function usePickable(source: "sales_channels" | "categories"): readonly Pickable[] {
  const { data } = useQuery({
    queryKey: ["aftercare-names", source], staleTime: FRESH_MS,
    queryFn: async (): Promise<readonly Pickable[]> => {
      if (source === "categories") return (await sdk.admin.productCategory.list({ limit: SHOWN_MAX, fields: "id,name" })).product_categories.map(({ id, name }) => ({ value: id, label: name }))
      return (await sdk.admin.salesChannel.list({ limit: SHOWN_MAX, fields: "id,name" })).sales_channels.map(({ id, name }) => ({ value: id, label: name }))
    },
  })
  return data ?? NONE
}
