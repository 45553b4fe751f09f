import type { MigrationInterface, QueryRunner } from "typeorm"

/** Whether whoever has a number of this item hears the bare verdict on it. */
export class PublicVerdict1764100000081 implements MigrationInterface {
  name = "PublicVerdict1764100000081"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table serial_policy add column public_verdict boolean not null default false`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table serial_policy drop column public_verdict`)
  }
}
