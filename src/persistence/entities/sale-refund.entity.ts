import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, INSTANT, MINOR_UNITS, NOW } from "./column-types"

/** One monetary resolution for each unit and sale: what was given back, or is about to be. */
@Entity("sale_refund")
@Check("ck_sale_refund_amount", "amount_minor >= 0")
@Check("ck_sale_refund_kind", "kind in ('refund','keep_it_refund','store_credit','exchange')")
@Index("ix_sale_refund_line", ["lineItemId"])
export class SaleRefundEntity {
  @PrimaryColumn({ name: "unit_id", ...CODE, primaryKeyConstraintName: "pk_sale_refund" })
  unitId!: string

  @PrimaryColumn({ name: "line_item_id", ...CODE, primaryKeyConstraintName: "pk_sale_refund" })
  lineItemId!: string

  @Column({ name: "rma_line_id", ...CODE })
  rmaLineId!: string

  @Column({ name: "kind", ...CODE })
  kind!: string

  @Column({ name: "amount_minor", ...MINOR_UNITS })
  amountMinor!: number

  @Column({ name: "currency_code", ...CODE })
  currencyCode!: string

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date

  @Column({ name: "paid_at", ...INSTANT, nullable: true })
  paidAt!: Date | null
}
