import type { MigrationInterface, QueryRunner } from "typeorm"

/** Whether the units of an item have a public passport page. */
export class Passport1764100000070 implements MigrationInterface {
  name = "Passport1764100000070"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table serial_policy add column passport boolean not null default false`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table serial_policy drop column passport`)
  }
}
