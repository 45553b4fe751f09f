import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, COUNT, INSTANT, JSON_DATA, NOW, TEXT } from "./column-types"

/** One version of the terms sold with products; a published version never changes. */
@Entity("warranty_policy")
@Unique("uq_warranty_policy_version", ["code", "version"])
@Check("ck_warranty_policy_status", "status in ('draft','published','retired')")
@Index("uq_warranty_policy_published", ["code"], { unique: true, where: "status = 'published'" })
export class WarrantyPolicyEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_warranty_policy" })
  id!: string

  @Column({ name: "code", ...CODE })
  code!: string

  @Column({ name: "version", ...COUNT })
  version!: number

  @Column({ name: "name", ...TEXT })
  name!: string

  @Column({ name: "status", ...CODE, default: "draft" })
  status!: "draft" | "published" | "retired"

  @Column({ name: "terms", ...JSON_DATA })
  terms!: Facts

  @Column({ name: "variant_ids", ...JSON_DATA, nullable: true })
  variantIds!: string[] | null

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date

  @Column({ name: "published_at", ...INSTANT, nullable: true })
  publishedAt!: Date | null

  @Column({ name: "retired_at", ...INSTANT, nullable: true })
  retiredAt!: Date | null
}
