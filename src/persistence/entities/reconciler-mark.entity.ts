import { Column, Entity, PrimaryColumn } from "typeorm"
import { CODE, INSTANT } from "./column-types"

/** How far the reconciler has walked one kind of Medusa document. */
@Entity("reconciler_mark")
export class ReconcilerMarkEntity {
  @PrimaryColumn({ name: "name", ...CODE, primaryKeyConstraintName: "pk_reconciler_mark" })
  name!: string

  @Column({ name: "walked_until", ...INSTANT })
  walkedUntil!: Date
}
