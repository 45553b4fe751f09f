import type { MigrationInterface, QueryRunner } from "typeorm"

/** What a unit's history tells of its repairs: a projection, made anew from the ledger at any time. */
export class RepairHistory1764100000022 implements MigrationInterface {
  name = "RepairHistory1764100000022"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table repair_history (
        unit_id text collate "C" not null constraint pk_repair_history primary key,
        through_sequence integer not null,
        state jsonb not null
      )`)
    await runner.query(`
      create table repair_history_entry (
        repair_order_id text collate "C" not null constraint pk_repair_history_entry primary key,
        unit_id text collate "C" not null,
        outcome text collate "C",
        symptom_code text collate "C",
        is_closed boolean not null,
        is_repeated boolean not null,
        is_diagnosed boolean not null,
        first_check_passed boolean,
        under_warranty boolean not null,
        handed_over_at timestamptz(3) not null,
        received_at timestamptz(3) not null,
        returned_at timestamptz(3),
        delivered_back_at timestamptz(3),
        ended_at timestamptz(3),
        customer_wait_ms bigint not null,
        warranty_minor bigint not null,
        currency_code text collate "C"
      )`)
    await runner.query(`create index ix_repair_history_entry_unit on repair_history_entry (unit_id)`)
    await runner.query(`create index ix_repair_history_entry_ended on repair_history_entry (ended_at) where ended_at is not null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table repair_history_entry, repair_history`)
  }
}
