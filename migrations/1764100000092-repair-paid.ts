import type { MigrationInterface, QueryRunner } from "typeorm"

/** What the customer has paid of what she owes for a repair, as Medusa's collection says. */
export class RepairPaid1764100000092 implements MigrationInterface {
  name = "RepairPaid1764100000092"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table repair_order add column paid_minor bigint not null default '0'::bigint`)
    await runner.query(`create index ix_repair_order_unpaid on repair_order (id) where payment_collection_id is not null and paid_minor = 0`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table repair_order drop column paid_minor`)
  }
}
