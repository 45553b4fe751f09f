import type { HttpStoreUnit } from "../../types/http/store-unit"
import { variantTitles } from "../medusa/variant-titles"
import type { RouteContext, Services } from "../respond"
import { presentCoverageSummary } from "./scan"

type VisitorUnit = Awaited<ReturnType<Services["units"]["getOfVisitor"]>>

/** Units for their owner, however many by one question to Medusa and one for their cover. */
export async function presentStoreUnits({ services, container }: Pick<RouteContext<unknown, unknown>, "services" | "container">, units: readonly VisitorUnit[]): Promise<HttpStoreUnit[]> {
  const [titles, coverage] = await Promise.all([
    variantTitles(container, units.map(({ variantId }) => variantId)),
    services.warranty.coverageSummaries(units.map(({ unit }) => unit.id)),
  ])
  return units.map(({ unit, variantId, wasBoughtByVisitor }) => {
    const title = titles.get(variantId ?? "")
    const summary = coverage.get(unit.id)
    return {
      id: unit.id, serial_number: unit.serialNumber, status: unit.status, custody: unit.custody, variant_id: variantId,
      product_title: title?.productTitle ?? null, variant_title: title?.variantTitle ?? null, thumbnail: title?.thumbnail ?? null,
      order_id: wasBoughtByVisitor ? unit.orderId : null, is_recalled: unit.holds.some(({ kind }) => kind === "recall"),
      coverage_summary: summary === undefined ? null : presentCoverageSummary(summary), updated_at: unit.updatedAt,
    }
  })
}
