import { Check, Column, Entity, PrimaryColumn } from "typeorm"
import type { Money } from "../../domain/warranty/terms"
import { CODE, INSTANT, JSON_DATA, NOW } from "./column-types"

/** What the sale of an order line was like, for the terms that depend on it: law, channel, customer, price. No person in it. */
@Entity("order_line_sale")
@Check("ck_order_line_sale_customer", "customer_type in ('consumer','business')")
export class OrderLineSaleEntity {
  @PrimaryColumn({ name: "line_item_id", ...CODE, primaryKeyConstraintName: "pk_order_line_sale" })
  lineItemId!: string

  @Column({ name: "order_id", ...CODE })
  orderId!: string

  @Column({ name: "ship_to_country", ...CODE, nullable: true })
  shipToCountry!: string | null

  @Column({ name: "bill_to_country", ...CODE, nullable: true })
  billToCountry!: string | null

  @Column({ name: "sales_channel_id", ...CODE, nullable: true })
  salesChannelId!: string | null

  @Column({ name: "customer_type", ...CODE, nullable: true })
  customerType!: "consumer" | "business" | null

  @Column({ name: "category_ids", ...JSON_DATA, nullable: true })
  categoryIds!: string[] | null

  /** Paid for one unit, discounts taken off. */
  @Column({ name: "unit_price", ...JSON_DATA, nullable: true })
  unitPrice!: Money | null

  @Column({ name: "paid_at", ...INSTANT, nullable: true })
  paidAt!: Date | null

  @Column({ name: "updated_at", ...INSTANT, default: NOW })
  updatedAt!: Date
}
