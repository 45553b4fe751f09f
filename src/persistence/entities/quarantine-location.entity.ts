import { Column, Entity, PrimaryColumn } from "typeorm"
import { CODE } from "./column-types"

/** The stock location without sales channel that belongs to a warehouse; made on first need. */
@Entity("quarantine_location")
export class QuarantineLocationEntity {
  @PrimaryColumn({ name: "location_id", ...CODE, primaryKeyConstraintName: "pk_quarantine_location" })
  locationId!: string

  @Column({ name: "quarantine_location_id", ...CODE })
  quarantineLocationId!: string
}
