import type { MigrationInterface, QueryRunner } from "typeorm"

/** What left without a unit that we know (policy `warn`) is served all the same: nothing is to be promised for it any more. */
export class UnnamedDemand1764100000006 implements MigrationInterface {
  name = "UnnamedDemand1764100000006"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table order_line_demand add column unnamed_count integer not null default 0`)
    await runner.query(`alter table order_line_demand add constraint ck_order_line_demand_unnamed check (unnamed_count >= 0)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table order_line_demand drop constraint ck_order_line_demand_unnamed`)
    await runner.query(`alter table order_line_demand drop column unnamed_count`)
  }
}
