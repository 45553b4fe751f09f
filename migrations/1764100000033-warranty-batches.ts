import type { MigrationInterface, QueryRunner } from "typeorm"

/** Files of many numbers, worked through in the background; ownership passed on by both parties; policies tried out before they are published. */
export class WarrantyBatches1764100000033 implements MigrationInterface {
  name = "WarrantyBatches1764100000033"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table warranty_batch (
        id text collate "C" not null constraint pk_warranty_batch primary key,
        kind text collate "C" not null,
        status text collate "C" not null default 'waiting',
        line_count integer not null,
        done_count integer not null default 0,
        rejected_count integer not null default 0,
        parameters jsonb not null default '{}',
        actor_type text collate "C" not null,
        actor_id text collate "C" not null,
        created_at timestamptz(3) not null,
        finished_at timestamptz(3),
        constraint ck_warranty_batch_kind check (kind in ('registrations','coverage_checks')),
        constraint ck_warranty_batch_status check (status in ('waiting','running','finished'))
      )`)
    await runner.query(`
      create table warranty_batch_line (
        batch_id text collate "C" not null constraint fk_warranty_batch_line_batch references warranty_batch (id) on delete cascade,
        line integer not null,
        data jsonb not null,
        status text collate "C" not null default 'waiting',
        result jsonb,
        constraint pk_warranty_batch_line primary key (batch_id, line),
        constraint ck_warranty_batch_line_status check (status in ('waiting','done','rejected'))
      )`)
    await runner.query(`create index ix_warranty_batch_line_waiting on warranty_batch_line (batch_id, line) where status = 'waiting'`)
    await runner.query(`
      create table ownership_transfer (
        id text collate "C" not null constraint pk_ownership_transfer primary key,
        unit_id text collate "C" not null,
        from_customer_id text collate "C" not null,
        to_customer_id text collate "C",
        address_id text collate "C",
        status text collate "C" not null default 'offered',
        offered_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        ended_at timestamptz(3),
        constraint ck_ownership_transfer_status check (status in ('offered','accepted','canceled','expired'))
      )`)
    await runner.query(`create unique index uq_ownership_transfer_offered on ownership_transfer (unit_id) where status = 'offered'`)
    await runner.query(`create index ix_ownership_transfer_from on ownership_transfer (from_customer_id)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ownership_transfer, warranty_batch_line, warranty_batch`)
  }
}
