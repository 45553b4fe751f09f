import type { MigrationInterface, QueryRunner } from "typeorm"

/** Parts by quantity that come out of a unit may be stock again. */
export class Harvest1764100000091 implements MigrationInterface {
  name = "Harvest1764100000091"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table repair_line drop constraint ck_repair_line_part_state`)
    await runner.query(`alter table repair_line add constraint ck_repair_line_part_state check (part_state in ('waiting','reserved','consumed','given_back','installed','removed','restocked'))`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update repair_line set part_state = null where part_state = 'restocked'`)
    await runner.query(`alter table repair_line drop constraint ck_repair_line_part_state`)
    await runner.query(`alter table repair_line add constraint ck_repair_line_part_state check (part_state in ('waiting','reserved','consumed','given_back','installed','removed'))`)
  }
}
