import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import type { AllocationMoment, AllocationStrategy, Enforcement, PolicyState, Tracking, UniquenessScope } from "../../domain/unit/serial-policy"
import type { Grade } from "../../domain/unit/unit"
import { CODE, COUNT, FLAG, INSTANT, JSON_DATA, NOW } from "./column-types"

/** How the units of one inventory item are tracked, numbered, allocated and enforced. */
@Entity("serial_policy")
@Unique("uq_serial_policy_item", ["inventoryItemId"])
@Check("ck_serial_policy_tracking", "tracking in ('none','at_ship','at_ship_and_return','full')")
@Check("ck_serial_policy_state", "state in ('adopting','active')")
@Check("ck_serial_policy_unique_within", "unique_within in ('item','product','shop')")
@Check("ck_serial_policy_allocate_at", "allocate_at in ('order','fulfillment','manual')")
@Check("ck_serial_policy_strategy", "strategy in ('fifo','fefo','lifo')")
@Check("ck_serial_policy_enforcement", "enforcement in ('block','warn')")
@Index("ix_serial_policy_variant", ["variantId"], { where: "variant_id is not null" })
export class SerialPolicyEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_serial_policy" })
  id!: string

  @Column({ name: "inventory_item_id", ...CODE })
  inventoryItemId!: string

  @Column({ name: "variant_id", ...CODE, nullable: true })
  variantId!: string | null

  @Column({ name: "product_id", ...CODE, nullable: true })
  productId!: string | null

  @Column({ name: "tracking", ...CODE })
  tracking!: Tracking

  @Column({ name: "state", ...CODE })
  state!: PolicyState

  @Column({ name: "number_format", ...JSON_DATA, nullable: true })
  numberFormat!: Facts | null

  @Column({ name: "unique_within", ...CODE, default: "item" })
  uniqueWithin!: UniquenessScope

  @Column({ name: "allocate_at", ...CODE, default: "order" })
  allocateAt!: AllocationMoment

  @Column({ name: "strategy", ...CODE, default: "fifo" })
  strategy!: AllocationStrategy

  @Column({ name: "require_pick", ...FLAG, default: false })
  requirePick!: boolean

  @Column({ name: "enforcement", ...CODE, default: "block" })
  enforcement!: Enforcement

  @Column({ name: "sellable_grades", ...JSON_DATA, default: ["new", "a"] })
  sellableGrades!: Grade[]

  @Column({ name: "passport", ...FLAG, default: false })
  passport!: boolean

  @Column({ name: "public_verdict", ...FLAG, default: false })
  publicVerdict!: boolean

  @Column({ name: "version", ...COUNT, default: 1 })
  version!: number

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date

  @Column({ name: "updated_at", ...INSTANT, default: NOW })
  updatedAt!: Date
}
