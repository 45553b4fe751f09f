import type { MigrationInterface, QueryRunner } from "typeorm"

/** What the whole vocabulary of warranty terms needs: facts of the sale, repairs and replacements; entitlements that know why they last so long; frozen assessments. */
export class WarrantyEngine1764100000030 implements MigrationInterface {
  name = "WarrantyEngine1764100000030"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table entitlement
        add column source text collate "C" not null default 'sale',
        add column granted_sequence integer,
        add column status_reason text collate "C",
        add column status_since timestamptz(3),
        add column given_ends_on date,
        add column nominal_ends_on date,
        add column paused_days integer not null default 0,
        add column extensions jsonb not null default '[]',
        add column claims_used integer not null default 0,
        add column cost_used jsonb,
        add column inherits_id text collate "C",
        add column notified_at timestamptz(3),
        add column version integer not null default 1,
        add column updated_at timestamptz(3) not null default now(),
        alter column ends_on drop not null,
        drop constraint uq_entitlement_anchor,
        add constraint ck_entitlement_source check (source in ('sale','import','replacement','transfer','repair','grant'))`)
    await runner.query(`
      update entitlement e set granted_sequence = e.anchor_sequence, nominal_ends_on = e.ends_on,
        given_ends_on = case when p.terms -> 'term' ->> 'duration' is null then e.ends_on end,
        source = case when p.terms -> 'term' ->> 'duration' is null then 'import' else 'sale' end
      from warranty_policy p where p.id = e.warranty_policy_id`)
    await runner.query(`alter table entitlement alter column granted_sequence set not null, add constraint uq_entitlement_grant unique (unit_id, warranty_policy_id, granted_sequence)`)
    await runner.query(`create index ix_entitlement_ends on entitlement (ends_on, id) where status = 'active'`)
    await runner.query(`create index ix_entitlement_policy on entitlement (warranty_policy_id, id)`)
    await runner.query(`create index ix_entitlement_owner on entitlement (owner_customer_id) where owner_customer_id is not null`)
    await runner.query(`
      create table order_line_sale (
        line_item_id text collate "C" not null constraint pk_order_line_sale primary key,
        order_id text collate "C" not null,
        ship_to_country text collate "C",
        bill_to_country text collate "C",
        sales_channel_id text collate "C",
        customer_type text collate "C",
        category_ids jsonb,
        unit_price jsonb,
        paid_at timestamptz(3),
        updated_at timestamptz(3) not null default now(),
        constraint ck_order_line_sale_customer check (customer_type in ('consumer','business'))
      )`)
    await runner.query(`
      create table warranty_repair (
        id text collate "C" not null constraint pk_warranty_repair primary key,
        unit_id text collate "C" not null,
        sequence integer not null,
        requested_at timestamptz(3),
        closed_at timestamptz(3) not null,
        outcome text collate "C" not null,
        fault_code text collate "C",
        is_safety boolean not null default false,
        chosen_by_customer boolean,
        under_warranty boolean,
        entitlement_id text collate "C",
        cost jsonb,
        meters jsonb not null default '{}',
        constraint ck_warranty_repair_outcome check (outcome in ('repaired','no_fault_found','unrepairable','maintained'))
      )`)
    await runner.query(`create index ix_warranty_repair_unit on warranty_repair (unit_id, sequence)`)
    await runner.query(`
      create table warranty_replacement (
        replacement_unit_id text collate "C" not null,
        original_unit_id text collate "C" not null,
        reference_type text collate "C" not null,
        reference_id text collate "C" not null,
        repair_was_asked boolean,
        replaced_at timestamptz(3) not null,
        constraint pk_warranty_replacement primary key (original_unit_id, reference_type, reference_id),
        constraint ck_warranty_replacement_other check (original_unit_id <> replacement_unit_id)
      )`)
    await runner.query(`create index ix_warranty_replacement_given on warranty_replacement (replacement_unit_id, replaced_at)`)
    await runner.query(`
      create table coverage_assessment (
        id text collate "C" not null constraint pk_coverage_assessment primary key,
        unit_id text collate "C" not null,
        subject_type text collate "C" not null,
        subject_id text collate "C" not null,
        engine_version integer not null,
        inputs text not null,
        inputs_hash text collate "C" not null,
        result text not null,
        verdict text collate "C" not null,
        created_at timestamptz(3) not null
      )`)
    await runner.query(`create index ix_coverage_assessment_subject on coverage_assessment (subject_id)`)
    await runner.query(`
      create table policy_rollout (
        id text collate "C" not null constraint pk_policy_rollout primary key,
        warranty_policy_id text collate "C" not null constraint fk_policy_rollout_policy references warranty_policy (id),
        cursor text collate "C" not null default '',
        command_id text collate "C" not null,
        created_at timestamptz(3) not null,
        planned_at timestamptz(3)
      )`)
    await runner.query(`create index ix_policy_rollout_policy on policy_rollout (warranty_policy_id, id)`)
    await runner.query(`
      create table policy_rollout_chunk (
        id text collate "C" not null constraint pk_policy_rollout_chunk primary key,
        rollout_id text collate "C" not null constraint fk_policy_rollout_chunk_rollout references policy_rollout (id),
        unit_count integer not null,
        changed_count integer,
        done_at timestamptz(3)
      )`)
    await runner.query(`create index ix_policy_rollout_chunk_rollout on policy_rollout_chunk (rollout_id)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table policy_rollout_chunk, policy_rollout, coverage_assessment, warranty_replacement, warranty_repair, order_line_sale`)
    await runner.query(`drop index ix_entitlement_ends, ix_entitlement_policy, ix_entitlement_owner`)
    await runner.query(`delete from entitlement where ends_on is null or source not in ('sale', 'import')`)
    await runner.query(`
      alter table entitlement
        drop constraint uq_entitlement_grant, drop constraint ck_entitlement_source,
        drop column source, drop column granted_sequence, drop column status_reason, drop column status_since, drop column given_ends_on, drop column nominal_ends_on,
        drop column paused_days, drop column extensions, drop column claims_used, drop column cost_used, drop column inherits_id, drop column notified_at, drop column version, drop column updated_at,
        alter column ends_on set not null,
        add constraint uq_entitlement_anchor unique (unit_id, warranty_policy_id, anchor_sequence)`)
  }
}
