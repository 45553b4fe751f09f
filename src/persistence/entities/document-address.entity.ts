import { Check, Column, Entity, PrimaryColumn } from "typeorm"
import { CODE, INSTANT, TEXT } from "./column-types"

/** Where the parcel of one document is fetched from and goes back to. It lies outside the history and is erased by deleting the row. */
@Entity("document_address")
@Check("ck_document_address_type", "document_type in ('rma','repair_order','warranty_claim')")
@Check("ck_document_address_country", "country_code ~ '^[a-z]{2}$'")
@Check("ck_document_address_author", "(updated_by_type is null) = (updated_by_id is null)")
export class DocumentAddressEntity {
  @PrimaryColumn({ name: "document_type", ...CODE, primaryKeyConstraintName: "pk_document_address" })
  documentType!: "rma" | "repair_order" | "warranty_claim"

  @PrimaryColumn({ name: "document_id", ...CODE, primaryKeyConstraintName: "pk_document_address" })
  documentId!: string

  @Column({ name: "first_name", ...TEXT, nullable: true })
  firstName!: string | null

  @Column({ name: "last_name", ...TEXT, nullable: true })
  lastName!: string | null

  @Column({ name: "company", ...TEXT, nullable: true })
  company!: string | null

  @Column({ name: "address_1", ...TEXT })
  address1!: string

  @Column({ name: "address_2", ...TEXT, nullable: true })
  address2!: string | null

  @Column({ name: "postal_code", ...TEXT })
  postalCode!: string

  @Column({ name: "city", ...TEXT })
  city!: string

  @Column({ name: "province", ...TEXT, nullable: true })
  province!: string | null

  @Column({ name: "country_code", ...CODE })
  countryCode!: string

  @Column({ name: "phone", ...TEXT, nullable: true })
  phone!: string | null

  @Column({ name: "updated_at", ...INSTANT })
  updatedAt!: Date

  /** Null where it was written before anybody kept that. */
  @Column({ name: "updated_by_type", ...CODE, nullable: true })
  updatedByType!: string | null

  @Column({ name: "updated_by_id", ...CODE, nullable: true })
  updatedById!: string | null
}
