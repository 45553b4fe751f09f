import type { MigrationInterface, QueryRunner } from "typeorm"

/** To whom units were sent so far is asked whenever one is sent again: few names among many orders. */
export class RepairVendors1764100000140 implements MigrationInterface {
  name = "RepairVendors1764100000140"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index ix_repair_order_vendor on repair_order (vendor_id) where vendor_id is not null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_repair_order_vendor`)
  }
}
