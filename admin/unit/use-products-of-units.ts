import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { HttpUnit, HttpUnitList } from "../../src/types/http"
import { request } from "../common/api/backend"
import type { ProductName } from "../common/use-names"
import { useProductOfUnit } from "./use-product-of-unit"

const NONE: readonly HttpUnit[] = []

/** What units are, where only their ids are known. */
export function useProductsOfUnits(ids: readonly string[]): (id: string) => ProductName | null {
  const wanted = [...new Set(ids)].sort()
  const { data = NONE } = useQuery({
    queryKey: ["aftercare-names", "unit-rows", wanted], enabled: wanted.length > 0, placeholderData: keepPreviousData,
    queryFn: async () => (await request<HttpUnitList>("GET", "/admin/units", { query: { id: wanted, limit: wanted.length } })).units,
  })
  const productOf = useProductOfUnit(data)
  return (id) => {
    const unit = data.find((candidate) => candidate.id === id)
    return unit === undefined ? null : productOf(unit)
  }
}
