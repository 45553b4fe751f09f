import type { MigrationInterface, QueryRunner } from "typeorm"

/** How a unit came to the bench, and whose time its repair takes. */
export class BenchClock1764100000090 implements MigrationInterface {
  name = "BenchClock1764100000090"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table repair_timer, repair_check_in`)
    await runner.query(`alter table repair_line drop column labour_code`)
    await runner.query(`delete from repair_code where kind = 'labour'`)
    await runner.query(`alter table repair_code drop constraint ck_repair_code_kind`)
    await runner.query(`alter table repair_code add constraint ck_repair_code_kind check (kind in ('symptom','component','defect','action','condition','no_fault','pause'))`)
  }
}

const UP = [
  `alter table repair_line add column labour_code text collate "C"`,
  `alter table repair_code drop constraint ck_repair_code_kind`,
  `alter table repair_code add constraint ck_repair_code_kind check (kind in ('symptom','component','defect','action','condition','no_fault','pause','labour'))`,
  `create table repair_check_in (
    id text collate "C" not null constraint pk_repair_check_in primary key,
    repair_order_id text collate "C" not null constraint fk_repair_check_in_order references repair_order (id),
    scanned_as text not null,
    condition_code text collate "C",
    accessories jsonb not null,
    checked_by jsonb not null,
    checked_at timestamptz(3) not null
  )`,
  `create index ix_repair_check_in_order on repair_check_in (repair_order_id, id)`,
  `create table repair_timer (
    id text collate "C" not null constraint pk_repair_timer primary key,
    repair_order_id text collate "C" not null constraint fk_repair_timer_order references repair_order (id),
    repair_line_id text collate "C" not null constraint fk_repair_timer_line references repair_line (id),
    worker text collate "C" not null,
    started_at timestamptz(3) not null,
    stopped_at timestamptz(3),
    corrected_minutes integer
  )`,
  `create unique index uq_repair_timer_running on repair_timer (worker) where stopped_at is null`,
  `create index ix_repair_timer_order on repair_timer (repair_order_id, id)`,
]
