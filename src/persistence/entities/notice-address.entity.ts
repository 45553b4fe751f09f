import { Column, Entity, PrimaryColumn } from "typeorm"
import { CODE, INSTANT, NOW, TEXT } from "./column-types"

/** An address that somebody typed for one notice and that belongs to no customer yet. Erased by deleting the row. */
@Entity("notice_address")
export class NoticeAddressEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_notice_address" })
  id!: string

  @Column({ name: "email", ...TEXT })
  email!: string

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date
}
