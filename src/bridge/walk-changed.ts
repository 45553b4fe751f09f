import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

export interface ChangedRow {
  readonly id: string
  readonly updatedAt: string
}

export interface WalkOptions {
  readonly container: Pick<MedusaContainer, "resolve">
  readonly entity: "order" | "fulfillment" | "return" | "refund"
  readonly since: string
  readonly pageSize: number
  readonly pagesMax: number
}

/**
 * Pages of what changed since an instant, oldest change first. By key, not by offset: rows that change meanwhile move to
 * the end and must push no other row over a page's edge.
 */
export async function* walkChanged({ container, entity, since, pageSize, pagesMax }: WalkOptions): AsyncGenerator<readonly ChangedRow[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const seen = new Set<string>()
  let from = since
  let skip = 0
  for (let page = 0; page < pagesMax; page++) {
    const { data } = await query.graph({
      entity, fields: ["id", "updated_at"],
      // Each entity has a type of its own for its filters; all have these columns.
      filters: { updated_at: { $gte: from } } as object,
      pagination: { take: pageSize, skip, order: { updated_at: "ASC", id: "ASC" } },
    })
    const rows = (data as unknown as { id: string; updated_at: string | Date }[]).map((row) => ({ id: row.id, updatedAt: new Date(row.updated_at).toISOString() }))
    const last = rows.at(-1)
    if (last === undefined) return
    const fresh = rows.filter((row) => !seen.has(`${row.id} ${row.updatedAt}`))
    for (const row of fresh) seen.add(`${row.id} ${row.updatedAt}`)
    if (fresh.length > 0) yield fresh
    if (rows.length < pageSize) return
    // A whole page of one instant cannot be left behind by its time alone.
    skip = last.updatedAt === from ? skip + pageSize : 0
    from = last.updatedAt
  }
}
