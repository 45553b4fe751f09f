import type { MigrationInterface, QueryRunner } from "typeorm"

/** Files of units, taken in by a worker with a verdict for each line. */
export class UnitImport1763900000003 implements MigrationInterface {
  name = "UnitImport1763900000003"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table unit_import (
        id text collate "C" not null constraint pk_unit_import primary key,
        file_name text not null,
        status text collate "C" not null default 'waiting',
        line_count integer not null,
        accepted_count integer not null default 0,
        rejected_count integer not null default 0,
        actor_type text collate "C" not null,
        actor_id text collate "C" not null,
        created_at timestamptz(3) not null default now(),
        started_at timestamptz(3),
        finished_at timestamptz(3),
        constraint ck_unit_import_status check (status in ('waiting','running','finished'))
      )`)
    await runner.query(`
      create table unit_import_line (
        import_id text collate "C" not null,
        line integer not null,
        data jsonb not null,
        status text collate "C" not null default 'waiting',
        unit_id text collate "C",
        code text collate "C",
        message text,
        constraint pk_unit_import_line primary key (import_id, line),
        constraint ck_unit_import_line_status check (status in ('waiting','accepted','rejected'))
      )`)
    await runner.query(`create index ix_unit_import_line_waiting on unit_import_line (import_id, line) where status = 'waiting'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table unit_import_line, unit_import`)
  }
}
