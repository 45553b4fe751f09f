import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import type { TokenPurpose } from "../../domain/token/purposes"
import { CODE, INSTANT, JSON_DATA, NOW } from "./column-types"

/** A right that one mail hands over. The secret itself is nowhere: it is derived from the id when it is sent and when it comes back. */
@Entity("one_time_token")
@Check("ck_one_time_token_purpose", "purpose in ('guest_access','ownership_transfer','repair_quote','technician_invite','payment_link')")
@Index("uq_one_time_token_request", ["requestKey"], { unique: true, where: "request_key is not null" })
@Index("ix_one_time_token_subject", ["subjectType", "subjectId"])
@Index("ix_one_time_token_expiry", ["expiresAt"])
export class OneTimeTokenEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_one_time_token" })
  id!: string

  @Column({ name: "purpose", ...CODE })
  purpose!: TokenPurpose

  @Column({ name: "subject_type", ...CODE })
  subjectType!: string

  @Column({ name: "subject_id", ...CODE })
  subjectId!: string

  @Column({ name: "scope", ...JSON_DATA, default: {} })
  scope!: Facts

  /** What asked for it, where a job may ask twice. */
  @Column({ name: "request_key", ...CODE, nullable: true })
  requestKey!: string | null

  @Column({ name: "expires_at", ...INSTANT })
  expiresAt!: Date

  @Column({ name: "redeemed_at", ...INSTANT, nullable: true })
  redeemedAt!: Date | null

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date
}
