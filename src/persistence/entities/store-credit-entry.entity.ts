import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, INSTANT, NOW } from "./column-types"

/**
 * What a customer has with the shop, entry by entry. Triggers refuse UPDATE and DELETE (SQLSTATE AF002), and an entry
 * after which the sum of a customer's currency would be negative (AF003).
 */
@Entity("store_credit_entry")
@Check("ck_store_credit_entry_kind", "kind in ('grant','adjustment','redemption','reversal','remainder')")
@Check("ck_store_credit_entry_amount", "case kind when 'grant' then amount_minor > 0 when 'remainder' then amount_minor > 0 when 'redemption' then amount_minor < 0 else amount_minor <> 0 end")
@Check("ck_store_credit_entry_currency", "currency_code = lower(currency_code)")
@Check("ck_store_credit_entry_reversal", "(kind = 'reversal') = (reverses_id is not null)")
@Check("ck_store_credit_entry_redemption", "kind <> 'redemption' or (promotion_code is null) <> (order_id is null)")
@Index("uq_store_credit_entry_source", ["sourceType", "sourceId"], { unique: true })
@Index("uq_store_credit_entry_reversal", ["reversesId"], { unique: true, where: "reverses_id is not null" })
@Index("uq_store_credit_entry_promotion", ["promotionCode"], { unique: true, where: "promotion_code is not null" })
@Index("ix_store_credit_entry_account", ["customerId", "currencyCode", "id"])
export class StoreCreditEntryEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_store_credit_entry" })
  id!: string

  @Column({ name: "customer_id", ...CODE })
  customerId!: string

  @Column({ name: "currency_code", ...CODE })
  currencyCode!: string

  @Column({ name: "amount_minor", type: "bigint" })
  amountMinor!: string

  @Column({ name: "kind", ...CODE })
  kind!: "grant" | "adjustment" | "redemption" | "reversal" | "remainder"

  @Column({ name: "source_type", ...CODE })
  sourceType!: string

  @Column({ name: "source_id", ...CODE })
  sourceId!: string

  @Column({ name: "reverses_id", ...CODE, nullable: true })
  reversesId!: string | null

  @Column({ name: "promotion_code", ...CODE, nullable: true })
  promotionCode!: string | null

  @Column({ name: "order_id", ...CODE, nullable: true })
  orderId!: string | null

  @Column({ name: "reason_code", ...CODE, nullable: true })
  reasonCode!: string | null

  @Column({ name: "note_id", ...CODE, nullable: true })
  noteId!: string | null

  @Column({ name: "actor_type", ...CODE })
  actorType!: string

  @Column({ name: "actor_id", ...CODE })
  actorId!: string

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date
}
