import type { MigrationInterface, QueryRunner } from "typeorm"

/** Serial policies, what order lines need, which units are promised to them, and what Medusa's stock must hear of. */
export class OrderLink1763900000002 implements MigrationInterface {
  name = "OrderLink1763900000002"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table serial_policy (
        id text collate "C" not null constraint pk_serial_policy primary key,
        inventory_item_id text collate "C" not null,
        variant_id text collate "C",
        product_id text collate "C",
        tracking text collate "C" not null,
        state text collate "C" not null,
        number_format jsonb,
        unique_within text collate "C" not null default 'item',
        allocate_at text collate "C" not null default 'order',
        strategy text collate "C" not null default 'fifo',
        require_pick boolean not null default false,
        enforcement text collate "C" not null default 'block',
        sellable_grades jsonb not null default '["new","a"]',
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        constraint uq_serial_policy_item unique (inventory_item_id),
        constraint ck_serial_policy_tracking check (tracking in ('none','at_ship','at_ship_and_return','full')),
        constraint ck_serial_policy_state check (state in ('adopting','active')),
        constraint ck_serial_policy_unique_within check (unique_within in ('item','product','shop')),
        constraint ck_serial_policy_allocate_at check (allocate_at in ('order','fulfillment','manual')),
        constraint ck_serial_policy_strategy check (strategy in ('fifo','fefo','lifo')),
        constraint ck_serial_policy_enforcement check (enforcement in ('block','warn'))
      )`)
    await runner.query(`
      create table order_line_demand (
        line_item_id text collate "C" not null,
        inventory_item_id text collate "C" not null,
        order_id text collate "C" not null,
        customer_id text collate "C",
        variant_id text collate "C",
        location_id text collate "C",
        required_count integer not null,
        ordered_at timestamptz(3) not null,
        auto_allocate boolean not null default true,
        closed_at timestamptz(3),
        updated_at timestamptz(3) not null default now(),
        constraint pk_order_line_demand primary key (line_item_id, inventory_item_id),
        constraint ck_order_line_demand_required check (required_count >= 0)
      )`)
    await runner.query(`create index ix_order_line_demand_order on order_line_demand (order_id)`)
    await runner.query(`create index ix_order_line_demand_waiting on order_line_demand (inventory_item_id, ordered_at) where closed_at is null`)
    await runner.query(`
      create table allocation (
        unit_id text collate "C" not null,
        opened_sequence integer not null,
        order_id text collate "C" not null,
        line_item_id text collate "C" not null,
        inventory_item_id text collate "C" not null,
        fulfillment_id text collate "C",
        outcome text collate "C" not null default 'open',
        opened_at timestamptz(3) not null,
        closed_at timestamptz(3),
        constraint pk_allocation primary key (unit_id, opened_sequence),
        constraint ck_allocation_outcome check (outcome in ('open','shipped','released'))
      )`)
    await runner.query(`create unique index uq_allocation_open on allocation (unit_id) where outcome = 'open'`)
    await runner.query(`create index ix_allocation_line on allocation (line_item_id, inventory_item_id)`)
    await runner.query(`
      create table stock_posting (
        id text collate "C" not null constraint pk_stock_posting primary key,
        inventory_item_id text collate "C" not null,
        location_id text collate "C" not null,
        delta integer not null,
        status text collate "C" not null default 'open',
        level_before integer,
        command_id text collate "C" not null,
        created_at timestamptz(3) not null default now(),
        done_at timestamptz(3),
        constraint ck_stock_posting_status check (status in ('open','sending','done','in_doubt'))
      )`)
    await runner.query(`create index ix_stock_posting_unfinished on stock_posting (inventory_item_id, location_id, id) where status <> 'done'`)
    await runner.query(`
      create table hold_reservation (
        unit_id text collate "C" not null constraint pk_hold_reservation primary key,
        inventory_item_id text collate "C" not null,
        location_id text collate "C",
        wanted boolean not null,
        reservation_id text collate "C",
        settled boolean not null default false,
        updated_at timestamptz(3) not null default now()
      )`)
    await runner.query(`create index ix_hold_reservation_open on hold_reservation (unit_id) where not settled`)
    await runner.query(`
      create table quarantine_location (
        location_id text collate "C" not null constraint pk_quarantine_location primary key,
        quarantine_location_id text collate "C" not null
      )`)
    await runner.query(`
      create table exception_case (
        id text collate "C" not null constraint pk_exception_case primary key,
        kind text collate "C" not null,
        status text collate "C" not null default 'open',
        dedupe_key text collate "C" not null,
        summary text not null,
        unit_id text collate "C",
        order_id text collate "C",
        line_item_id text collate "C",
        fulfillment_id text collate "C",
        inventory_item_id text collate "C",
        location_id text collate "C",
        details jsonb not null default '{}',
        created_at timestamptz(3) not null default now(),
        resolved_at timestamptz(3),
        resolved_by text collate "C",
        resolution_code text collate "C",
        note_id text collate "C",
        constraint ck_exception_case_status check (status in ('open','resolved'))
      )`)
    await runner.query(`create unique index uq_exception_case_open on exception_case (dedupe_key) where status = 'open'`)
    await runner.query(`create index ix_exception_case_order on exception_case (order_id) where order_id is not null`)
    await runner.query(`
      create table reconciler_mark (
        name text collate "C" not null constraint pk_reconciler_mark primary key,
        walked_until timestamptz(3) not null
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table reconciler_mark, exception_case, quarantine_location, hold_reservation, stock_posting, allocation, order_line_demand, serial_policy`)
  }
}
