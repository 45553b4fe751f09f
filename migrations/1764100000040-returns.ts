import type { MigrationInterface, QueryRunner } from "typeorm"

/** RMAs, their lines and timeline, what was paid for a unit once, and the shop's return rules. */
export class Returns1764100000040 implements MigrationInterface {
  name = "Returns1764100000040"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rma (
        id text collate "C" not null constraint pk_rma primary key,
        display_id text collate "C" not null,
        source text collate "C" not null,
        status text collate "C" not null,
        order_id text collate "C",
        customer_id text collate "C",
        country_code text collate "C",
        submitted_at timestamptz(3),
        info_requested_at timestamptz(3),
        authorized_at timestamptz(3),
        expires_at timestamptz(3),
        canceled_at timestamptz(3),
        expired_at timestamptz(3),
        closed_at timestamptz(3),
        due_at timestamptz(3),
        reminded_at timestamptz(3),
        version integer not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint uq_rma_display_id unique (display_id),
        constraint ck_rma_source check (source in ('agent','customer','dock','medusa','claim')),
        constraint ck_rma_status check (status in ('draft','requested','needs_review','authorized','denied','partially_received','received','resolving','closed','canceled','expired')),
        constraint ck_rma_version check (version > 0)
      )`)
    await runner.query(`create index ix_rma_status on rma (status, id)`)
    await runner.query(`create index ix_rma_order on rma (order_id) where order_id is not null`)
    await runner.query(`create index ix_rma_customer on rma (customer_id) where customer_id is not null`)
    await runner.query(`create index ix_rma_expires on rma (expires_at) where status = 'authorized'`)
    await runner.query(`create index ix_rma_due on rma (due_at) where due_at is not null`)
    await runner.query(`
      create table rma_line (
        id text collate "C" not null constraint pk_rma_line primary key,
        rma_id text collate "C" not null constraint fk_rma_line_rma references rma (id),
        position integer not null,
        unit_id text collate "C" not null,
        is_open boolean not null,
        inventory_item_id text collate "C" not null,
        variant_id text collate "C",
        order_id text collate "C",
        line_item_id text collate "C",
        was_passed_on boolean not null,
        reason_code text collate "C" not null,
        requested_resolution text collate "C" not null,
        blind_reason text,
        note_id text collate "C",
        reception text collate "C" not null,
        reception_reason text,
        received_at timestamptz(3),
        tracking_number text,
        wrong_unit_id text collate "C",
        wrong_serial_number text,
        decision text collate "C" not null,
        decision_reasons jsonb not null,
        decided_by jsonb,
        decided_at timestamptz(3),
        assessment_id text collate "C",
        inspected_at timestamptz(3),
        grade text collate "C",
        fault_codes jsonb not null,
        checklist jsonb not null,
        disposition text collate "C",
        disposition_stage text collate "C",
        disposition_to jsonb not null,
        disposed_at timestamptz(3),
        disposition_reference jsonb,
        resolution text collate "C",
        resolution_stage text collate "C",
        resolved_at timestamptz(3),
        resolution_variant_id text collate "C",
        amount_minor bigint,
        currency_code text collate "C",
        paid jsonb,
        is_advance boolean not null,
        return_due_at timestamptz(3),
        is_charged boolean not null,
        replacement_unit_id text collate "C",
        take_over_path text collate "C",
        medusa jsonb not null,
        constraint uq_rma_line_position unique (rma_id, position),
        constraint ck_rma_line_reception check (reception in ('awaiting','in_transit','received','wrong_unit','not_returned','lost_in_transit','refused','canceled','waived')),
        constraint ck_rma_line_decision check (decision in ('pending','accepted','rejected','needs_review')),
        constraint ck_rma_line_disposition check (disposition in ('restock','restock_as_grade','quarantine','repair','return_to_vendor','scrap','return_to_customer')),
        constraint ck_rma_line_resolution check (resolution in ('refund','keep_it_refund','replacement','exchange','repair','store_credit','rejected','none')),
        constraint ck_rma_line_stages check (disposition_stage in ('begun','done') and resolution_stage in ('begun','done')),
        constraint ck_rma_line_replacement check (replacement_unit_id <> unit_id)
      )`)
    await runner.query(`create unique index uq_rma_line_open on rma_line (unit_id) where is_open`)
    await runner.query(`create index ix_rma_line_unit on rma_line (unit_id)`)
    await runner.query(`create index ix_rma_line_sale on rma_line (line_item_id) where line_item_id is not null`)
    await runner.query(`create index ix_rma_line_return_due on rma_line (return_due_at) where return_due_at is not null and not is_charged`)
    await runner.query(`create index ix_rma_line_replacement on rma_line ((medusa ->> 'replacementLineItemId')) where medusa ? 'replacementLineItemId'`)
    await runner.query(`
      create table rma_entry (
        id text collate "C" not null constraint pk_rma_entry primary key,
        rma_id text collate "C" not null constraint fk_rma_entry_rma references rma (id),
        line_id text collate "C",
        type text collate "C" not null,
        actor_type text collate "C" not null,
        actor_id text collate "C" not null,
        at timestamptz(3) not null,
        data jsonb not null,
        note_id text collate "C"
      )`)
    await runner.query(`create index ix_rma_entry_rma on rma_entry (rma_id, id)`)
    await runner.query(`
      create table sale_refund (
        unit_id text collate "C" not null,
        line_item_id text collate "C" not null,
        rma_line_id text collate "C" not null,
        kind text collate "C" not null,
        amount_minor bigint not null,
        currency_code text collate "C" not null,
        created_at timestamptz(3) not null default now(),
        paid_at timestamptz(3),
        constraint pk_sale_refund primary key (unit_id, line_item_id),
        constraint ck_sale_refund_amount check (amount_minor >= 0),
        constraint ck_sale_refund_kind check (kind in ('refund','keep_it_refund','store_credit','exchange'))
      )`)
    await runner.query(`create index ix_sale_refund_line on sale_refund (line_item_id)`)
    await runner.query(`
      create table return_rule (
        id text collate "C" not null constraint pk_return_rule primary key,
        name text not null,
        priority integer not null,
        is_enabled boolean not null default true,
        conditions jsonb not null,
        outcome text collate "C" not null,
        reason_code text collate "C" not null,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        constraint ck_return_rule_outcome check (outcome in ('authorize','deny','review'))
      )`)
    await runner.query(`create index ix_return_rule_order on return_rule (priority, id) where is_enabled`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table return_rule, sale_refund, rma_entry, rma_line, rma`)
  }
}
