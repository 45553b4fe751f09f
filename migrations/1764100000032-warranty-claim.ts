import type { MigrationInterface, QueryRunner } from "typeorm"

/** Claims under a warranty; who changed an entitlement by hand, and why. */
export class WarrantyClaim1764100000032 implements MigrationInterface {
  name = "WarrantyClaim1764100000032"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table warranty_claim (
        id text collate "C" not null constraint pk_warranty_claim primary key,
        display_id text collate "C" not null constraint uq_warranty_claim_display_id unique,
        unit_id text collate "C" not null,
        customer_id text collate "C",
        status text collate "C" not null,
        version integer not null default 1,
        problem_note_id text collate "C",
        fault_code text collate "C",
        cause text collate "C",
        causation text collate "C",
        part_group text collate "C",
        country text collate "C",
        detected_on date,
        assessment_id text collate "C",
        verdict text collate "C",
        entitlement_ids jsonb not null default '[]',
        outcome text collate "C",
        lines jsonb not null default '[]',
        reason_code text collate "C",
        note_id text collate "C",
        appeal_count integer not null default 0,
        result_type text collate "C",
        result_id text collate "C",
        cost jsonb,
        submitted_at timestamptz(3) not null,
        decided_at timestamptz(3),
        decided_by text collate "C",
        closed_at timestamptz(3),
        constraint ck_warranty_claim_status check (status in ('submitted','info_requested','approved','partly_approved','denied','appealed','withdrawn','closed')),
        constraint ck_warranty_claim_causation check (causation in ('proven','disproved')),
        constraint ck_warranty_claim_outcome check (outcome in ('repair','replacement','refund','return','store_credit','none')),
        constraint ck_warranty_claim_result check ((result_type is null) = (result_id is null))
      )`)
    await runner.query(`create unique index uq_warranty_claim_open on warranty_claim (unit_id) where status not in ('denied','withdrawn','closed')`)
    await runner.query(`create index ix_warranty_claim_unit on warranty_claim (unit_id, id)`)
    await runner.query(`create index ix_warranty_claim_of_customer on warranty_claim (customer_id, id) where customer_id is not null`)
    await runner.query(`create index ix_warranty_claim_submitted on warranty_claim (submitted_at)`)
    await runner.query(`
      create table entitlement_change (
        id text collate "C" not null constraint pk_entitlement_change primary key,
        entitlement_id text collate "C" not null constraint fk_entitlement_change_entitlement references entitlement (id),
        command text collate "C" not null,
        from_status text collate "C" not null,
        to_status text collate "C" not null,
        reason_code text collate "C" not null,
        note_id text collate "C",
        actor_type text collate "C" not null,
        actor_id text collate "C" not null,
        changed_at timestamptz(3) not null
      )`)
    await runner.query(`create index ix_entitlement_change_entitlement on entitlement_change (entitlement_id, id)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table entitlement_change, warranty_claim`)
  }
}
