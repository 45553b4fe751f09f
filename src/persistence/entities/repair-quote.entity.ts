import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm"
import { CODE, COUNT, INSTANT, MINOR_UNITS } from "./column-types"
import { RepairOrderEntity } from "./repair-order.entity"

/** What the customer was asked to agree to. */
@Entity("repair_quote")
@Unique("uq_repair_quote_number", ["repairOrderId", "number"])
@Check("ck_repair_quote_status", "status in ('sent','approved','declined','replaced')")
export class RepairQuoteEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_repair_quote" })
  id!: string

  @Column({ name: "repair_order_id", ...CODE })
  @ForeignKey(() => RepairOrderEntity, { name: "fk_repair_quote_order" })
  repairOrderId!: string

  @Column({ name: "number", ...COUNT })
  number!: number

  @Column({ name: "amount_minor", ...MINOR_UNITS })
  amountMinor!: string

  @Column({ name: "status", ...CODE })
  status!: string

  @Column({ name: "sent_at", ...INSTANT })
  sentAt!: Date

  @Column({ name: "expires_at", ...INSTANT })
  expiresAt!: Date

  @Column({ name: "decided_at", ...INSTANT, nullable: true })
  decidedAt!: Date | null
}
