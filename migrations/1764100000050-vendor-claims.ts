import type { MigrationInterface, QueryRunner } from "typeorm"

/** Claims against makers, their lines and timeline. */
export class VendorClaims1764100000050 implements MigrationInterface {
  name = "VendorClaims1764100000050"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table vendor_claim (
        id text collate "C" not null constraint pk_vendor_claim primary key,
        display_id text collate "C" not null,
        vendor_id text collate "C" not null,
        status text collate "C" not null,
        vendor_reference text,
        tracking_number text,
        shipped_at timestamptz(3),
        settled_at timestamptz(3),
        closed_at timestamptz(3),
        canceled_at timestamptz(3),
        version integer not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint uq_vendor_claim_display_id unique (display_id),
        constraint ck_vendor_claim_status check (status in ('open','shipped','settled','closed','canceled')),
        constraint ck_vendor_claim_version check (version > 0)
      )`)
    await runner.query(`create index ix_vendor_claim_status on vendor_claim (status, id)`)
    await runner.query(`create index ix_vendor_claim_vendor on vendor_claim (vendor_id, id)`)
    await runner.query(`create index ix_vendor_claim_shipped on vendor_claim (shipped_at) where shipped_at is not null`)
    await runner.query(`
      create table vendor_claim_line (
        id text collate "C" not null constraint pk_vendor_claim_line primary key,
        vendor_claim_id text collate "C" not null constraint fk_vendor_claim_line_claim references vendor_claim (id),
        position integer not null,
        unit_id text collate "C" not null,
        is_open boolean not null,
        rma_line_id text collate "C",
        repair_order_id text collate "C",
        fault_codes jsonb not null,
        claimed_minor bigint,
        recovered_minor bigint,
        currency_code text collate "C",
        outcome text collate "C" not null,
        whereabouts text collate "C",
        replacement_unit_id text collate "C",
        reason_code text collate "C",
        sent_at timestamptz(3),
        decided_at timestamptz(3),
        constraint uq_vendor_claim_line_position unique (vendor_claim_id, position),
        constraint ck_vendor_claim_line_outcome check (outcome in ('pending','credited','replaced','rejected','returned')),
        constraint ck_vendor_claim_line_whereabouts check (whereabouts in ('kept','returned')),
        constraint ck_vendor_claim_line_decided check ((outcome = 'pending') = (whereabouts is null) and (outcome = 'pending') = (decided_at is null)),
        constraint ck_vendor_claim_line_replacement check ((outcome = 'replaced') = (replacement_unit_id is not null) and replacement_unit_id <> unit_id),
        constraint ck_vendor_claim_line_amounts check (claimed_minor >= 0 and recovered_minor >= 0),
        constraint ck_vendor_claim_line_currency check ((claimed_minor is null and recovered_minor is null) = (currency_code is null))
      )`)
    await runner.query(`create unique index uq_vendor_claim_line_open on vendor_claim_line (unit_id) where is_open`)
    await runner.query(`create index ix_vendor_claim_line_unit on vendor_claim_line (unit_id)`)
    await runner.query(`
      create table vendor_claim_entry (
        id text collate "C" not null constraint pk_vendor_claim_entry primary key,
        vendor_claim_id text collate "C" not null constraint fk_vendor_claim_entry_claim references vendor_claim (id),
        line_id text collate "C",
        type text collate "C" not null,
        actor_type text collate "C" not null,
        actor_id text collate "C" not null,
        at timestamptz(3) not null,
        data jsonb not null,
        note_id text collate "C"
      )`)
    await runner.query(`create index ix_vendor_claim_entry_claim on vendor_claim_entry (vendor_claim_id, id)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table vendor_claim_entry, vendor_claim_line, vendor_claim`)
  }
}
