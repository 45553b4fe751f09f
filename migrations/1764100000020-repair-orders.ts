import type { MigrationInterface, QueryRunner } from "typeorm"

/** Repair orders with their lines, tests and quotes, the parts Medusa keeps for them, and the lists they draw on. */
export class RepairOrders1764100000020 implements MigrationInterface {
  name = "RepairOrders1764100000020"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table test_protocol, repair_code, part_stock, repair_quote, repair_test, repair_line, repair_order`)
  }
}

const UP = [
  `create table repair_order (
    id text collate "C" not null constraint pk_repair_order primary key,
    display_id text collate "C" not null constraint uq_repair_order_display_id unique,
    unit_id text collate "C" not null,
    rma_line_id text collate "C",
    status text collate "C" not null,
    resume_status text collate "C",
    pause_reason text collate "C",
    priority text collate "C" not null,
    promised_on date,
    problem text not null,
    assigned_to text collate "C",
    location_id text collate "C",
    currency_code text collate "C",
    symptom_code text collate "C",
    component_code text collate "C",
    defect_code text collate "C",
    action_code text collate "C",
    condition_code text collate "C",
    outcome text collate "C",
    outcome_reason text collate "C",
    workers jsonb not null default '[]',
    approved_minor bigint not null,
    quality_check jsonb,
    vendor_id text collate "C",
    payment_collection_id text collate "C",
    opened_by jsonb not null,
    opened_at timestamptz(3) not null,
    ready_at timestamptz(3),
    returned_at timestamptz(3),
    closed_at timestamptz(3),
    version integer not null,
    updated_at timestamptz(3) not null,
    constraint ck_repair_order_status check (status in ('intake','diagnosing','quoting','awaiting_approval','awaiting_parts','repairing','testing','ready','returned','closed','declined','unrepairable','canceled','at_vendor','paused')),
    constraint ck_repair_order_priority check (priority in ('low','normal','high','urgent')),
    constraint ck_repair_order_closed check ((closed_at is not null) = (status in ('closed','canceled')))
  )`,
  `create unique index uq_repair_order_open on repair_order (unit_id) where status not in ('closed','canceled')`,
  `create index ix_repair_order_unit on repair_order (unit_id, id)`,
  `create index ix_repair_order_status on repair_order (status, id)`,
  `create index ix_repair_order_assigned on repair_order (assigned_to, id) where assigned_to is not null`,
  `create index ix_repair_order_rma_line on repair_order (rma_line_id) where rma_line_id is not null`,
  `create table repair_line (
    id text collate "C" not null constraint pk_repair_line primary key,
    repair_order_id text collate "C" not null constraint fk_repair_line_order references repair_order (id),
    kind text collate "C" not null,
    description text,
    minutes integer,
    unit_id text collate "C",
    inventory_item_id text collate "C",
    quantity integer not null,
    amount_minor bigint,
    coverage jsonb not null,
    part_state text collate "C",
    added_by jsonb not null,
    added_at timestamptz(3) not null,
    removed_at timestamptz(3),
    constraint ck_repair_line_kind check (kind in ('labour','part_in','part_out','external')),
    constraint ck_repair_line_part_state check (part_state in ('waiting','reserved','consumed','given_back','installed','removed')),
    constraint ck_repair_line_quantity check (quantity >= 1)
  )`,
  `create index ix_repair_line_order on repair_line (repair_order_id, id)`,
  `create index ix_repair_line_unit on repair_line (unit_id) where unit_id is not null`,
  `create table repair_test (
    id text collate "C" not null constraint pk_repair_test primary key,
    repair_order_id text collate "C" not null constraint fk_repair_test_order references repair_order (id),
    name text not null,
    value double precision,
    unit text,
    min double precision,
    max double precision,
    passed boolean not null,
    recorded_by jsonb not null,
    recorded_at timestamptz(3) not null
  )`,
  `create index ix_repair_test_order on repair_test (repair_order_id, id)`,
  `create table repair_quote (
    id text collate "C" not null constraint pk_repair_quote primary key,
    repair_order_id text collate "C" not null constraint fk_repair_quote_order references repair_order (id),
    number integer not null,
    amount_minor bigint not null,
    status text collate "C" not null,
    sent_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    decided_at timestamptz(3),
    constraint uq_repair_quote_number unique (repair_order_id, number),
    constraint ck_repair_quote_status check (status in ('sent','approved','declined','replaced'))
  )`,
  `create table part_stock (
    repair_line_id text collate "C" not null constraint pk_part_stock primary key,
    repair_order_id text collate "C" not null,
    inventory_item_id text collate "C" not null,
    location_id text collate "C",
    quantity integer not null,
    wanted text collate "C" not null,
    reservation_id text collate "C",
    reserved_location_id text collate "C",
    settled boolean not null default false,
    is_short boolean not null default false,
    updated_at timestamptz(3) not null default now(),
    constraint ck_part_stock_wanted check (wanted in ('reserved','consumed','given_back'))
  )`,
  `create index ix_part_stock_open on part_stock (inventory_item_id) where not settled`,
  `create table repair_code (
    kind text collate "C" not null,
    code text collate "C" not null,
    label text not null,
    active boolean not null default true,
    constraint pk_repair_code primary key (kind, code),
    constraint ck_repair_code_kind check (kind in ('symptom','component','defect','action','condition','no_fault','pause'))
  )`,
  `create table test_protocol (
    inventory_item_id text collate "C" not null constraint pk_test_protocol primary key,
    tests jsonb not null,
    updated_at timestamptz(3) not null default now()
  )`,
]
