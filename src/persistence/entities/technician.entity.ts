import { Check, Column, Entity, PrimaryColumn, Unique } from "typeorm"
import { CODE, INSTANT, NOW, TEXT } from "./column-types"

/** Who works at the bench. `disabled_at` is read on every request, so a disabled one is out at once. */
@Entity("technician")
@Unique("uq_technician_email", ["email"])
@Check("ck_technician_email", "email = lower(email)")
export class TechnicianEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_technician" })
  id!: string

  @Column({ name: "email", ...CODE })
  email!: string

  @Column({ name: "name", ...TEXT })
  name!: string

  @Column({ name: "invited_at", ...INSTANT })
  invitedAt!: Date

  @Column({ name: "accepted_at", ...INSTANT, nullable: true })
  acceptedAt!: Date | null

  @Column({ name: "disabled_at", ...INSTANT, nullable: true })
  disabledAt!: Date | null

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date
}
