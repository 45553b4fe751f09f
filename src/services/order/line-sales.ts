import type { PoolClient } from "pg"
import { namedQuery } from "../../persistence/named-query"
import type { LineSale, OrderLine } from "./order-snapshot"

/** Keeps how each line was sold: the law and the terms that hold for its units depend on it, also long after the order is gone. */
export async function writeSales(client: PoolClient, orderId: string, lines: readonly OrderLine[]): Promise<void> {
  const sales = new Map<string, LineSale>()
  for (const { lineItemId, sale } of lines) if (sale !== undefined) sales.set(lineItemId, sale)
  if (sales.size === 0) return
  const rows = [...sales].sort(([a], [b]) => (a < b ? -1 : 1))
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
  await namedQuery(
    client,
    `insert into order_line_sale as s (line_item_id, order_id, ship_to_country, bill_to_country, sales_channel_id, customer_type, category_ids, unit_price, paid_at)
     select x.line, $1::text, x.ship_to, x.bill_to, x.channel, x.customer, x.categories, x.price, x.paid
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[], $9::timestamptz[]) x (line, ship_to, bill_to, channel, customer, categories, price, paid)
     on conflict (line_item_id) do update set ship_to_country = excluded.ship_to_country, bill_to_country = excluded.bill_to_country, sales_channel_id = excluded.sales_channel_id,
       customer_type = excluded.customer_type, category_ids = coalesce(excluded.category_ids, s.category_ids), unit_price = excluded.unit_price, paid_at = excluded.paid_at, updated_at = now()
     where (s.ship_to_country, s.bill_to_country, s.sales_channel_id, s.customer_type, s.category_ids, s.unit_price, s.paid_at)
       is distinct from (excluded.ship_to_country, excluded.bill_to_country, excluded.sales_channel_id, excluded.customer_type, coalesce(excluded.category_ids, s.category_ids), excluded.unit_price, excluded.paid_at)`,
    [
      orderId, rows.map(([line]) => line), rows.map(([, sale]) => sale.shipToCountry), rows.map(([, sale]) => sale.billToCountry), rows.map(([, sale]) => sale.salesChannelId), rows.map(([, sale]) => sale.customerType),
      rows.map(([, sale]) => json(sale.categoryIds)), rows.map(([, sale]) => json(sale.unitPrice)), rows.map(([, sale]) => sale.paidAt),
    ],
  )
}
