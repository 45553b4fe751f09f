import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, INSTANT, JSON_DATA } from "./column-types"

/** The timeline of a vendor claim: who did what, when. Free text is a note of its own. */
@Entity("vendor_claim_entry")
@Index("ix_vendor_claim_entry_claim", ["vendorClaimId", "id"])
export class VendorClaimEntryEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_vendor_claim_entry" })
  id!: string

  @ForeignKey("vendor_claim", { name: "fk_vendor_claim_entry_claim" })
  @Column({ name: "vendor_claim_id", ...CODE })
  vendorClaimId!: string

  @Column({ name: "line_id", ...CODE, nullable: true })
  lineId!: string | null

  @Column({ name: "type", ...CODE })
  type!: string

  @Column({ name: "actor_type", ...CODE })
  actorType!: string

  @Column({ name: "actor_id", ...CODE })
  actorId!: string

  @Column({ name: "at", ...INSTANT })
  at!: Date

  @Column({ name: "data", ...JSON_DATA })
  data!: Facts

  @Column({ name: "note_id", ...CODE, nullable: true })
  noteId!: string | null
}
