import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import { EntitlementEntity } from "./entitlement.entity"
import { CODE, INSTANT } from "./column-types"

/** An entitlement was changed by a person: by whom, and why. */
@Entity("entitlement_change")
@Index("ix_entitlement_change_entitlement", ["entitlementId", "id"])
export class EntitlementChangeEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_entitlement_change" })
  id!: string

  @Column({ name: "entitlement_id", ...CODE })
  @ForeignKey(() => EntitlementEntity, { name: "fk_entitlement_change_entitlement" })
  entitlementId!: string

  @Column({ name: "command", ...CODE })
  command!: string

  @Column({ name: "from_status", ...CODE })
  fromStatus!: string

  @Column({ name: "to_status", ...CODE })
  toStatus!: string

  @Column({ name: "reason_code", ...CODE })
  reasonCode!: string

  @Column({ name: "note_id", ...CODE, nullable: true })
  noteId!: string | null

  @Column({ name: "actor_type", ...CODE })
  actorType!: string

  @Column({ name: "actor_id", ...CODE })
  actorId!: string

  @Column({ name: "changed_at", ...INSTANT })
  changedAt!: Date
}
