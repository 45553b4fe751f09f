import { Column, Entity, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, INSTANT, JSON_DATA, NOW } from "./column-types"

/** What a product's test must show. */
@Entity("test_protocol")
export class TestProtocolEntity {
  @PrimaryColumn({ name: "inventory_item_id", ...CODE, primaryKeyConstraintName: "pk_test_protocol" })
  inventoryItemId!: string

  @Column({ name: "tests", ...JSON_DATA })
  tests!: readonly Facts[]

  @Column({ name: "updated_at", ...INSTANT, default: NOW })
  updatedAt!: Date
}
