import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, INSTANT, JSON_DATA, MINOR_UNITS, TEXT } from "./column-types"

/** Another product, offered in place of the unit of an RMA line; at most one is open. Free text is a note. */
@Entity("rma_offer")
@Check("ck_rma_offer_status", "status in ('offered','accepted','declined','expired','withdrawn')")
@Check("ck_rma_offer_end", "(status = 'offered') = (ended_at is null)")
@Check("ck_rma_offer_credit", "(credit_minor is null) = (currency_code is null) and (credit_minor is null or credit_minor > 0)")
@Check("ck_rma_offer_wish", "wish_before in ('refund','keep_it_refund','replacement','exchange','repair','store_credit','rejected','none')")
@Index("ix_rma_offer_line", ["rmaLineId", "id"])
@Index("uq_rma_offer_open", ["rmaLineId"], { unique: true, where: "status = 'offered'" })
@Index("ix_rma_offer_expires", ["expiresAt"], { where: "status = 'offered'" })
export class RmaOfferEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_rma_offer" })
  id!: string

  @ForeignKey("rma_line", { name: "fk_rma_offer_line" })
  @Column({ name: "rma_line_id", ...CODE })
  rmaLineId!: string

  @Column({ name: "variant_id", ...CODE })
  variantId!: string

  @Column({ name: "title", ...TEXT })
  title!: string

  @Column({ name: "thumbnail", ...TEXT, nullable: true })
  thumbnail!: string | null

  @Column({ name: "credit_minor", ...MINOR_UNITS, nullable: true })
  creditMinor!: string | null

  @Column({ name: "currency_code", ...CODE, nullable: true })
  currencyCode!: string | null

  @Column({ name: "note_id", ...CODE, nullable: true })
  noteId!: string | null

  @Column({ name: "offered_at", ...INSTANT })
  offeredAt!: Date

  @Column({ name: "offered_by", ...JSON_DATA })
  offeredBy!: Facts

  @Column({ name: "expires_at", ...INSTANT })
  expiresAt!: Date

  @Column({ name: "status", ...CODE })
  status!: string

  @Column({ name: "ended_at", ...INSTANT, nullable: true })
  endedAt!: Date | null

  @Column({ name: "answer_note_id", ...CODE, nullable: true })
  answerNoteId!: string | null

  @Column({ name: "wish_before", ...CODE })
  wishBefore!: string
}
