import type { MigrationInterface, QueryRunner } from "typeorm"

/** The ledger: one row a unit, its append-only history, receipts of requests, and the outbox. */
export class UnitLedger1763900000001 implements MigrationInterface {
  name = "UnitLedger1763900000001"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table serial_unit (
        id text collate "C" not null constraint pk_serial_unit primary key,
        serial_number text collate "C" not null,
        scanned_as text not null,
        serial_scope text collate "C" not null,
        status text collate "C" not null,
        previous_status text collate "C",
        status_reason text,
        custody text collate "C" not null,
        grade text collate "C" not null,
        holds jsonb not null default '[]',
        variant_id text collate "C",
        inventory_item_id text collate "C" not null,
        location_id text collate "C",
        last_location_id text collate "C",
        bin text,
        lot_number text collate "C",
        manufactured_on date,
        expires_on date,
        owner text collate "C" not null,
        owner_customer_id text collate "C",
        order_id text collate "C",
        line_item_id text collate "C",
        fulfillment_id text collate "C",
        parent_unit_id text collate "C",
        identifiers jsonb not null default '[]',
        was_shipped boolean not null default false,
        received_at timestamptz(3),
        version integer not null,
        chain_hash bytea not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint ck_serial_unit_status check (status in ('expected','in_stock','allocated','picked','shipped','delivered','returning','quarantined','in_repair','at_vendor','installed','lost','scrapped','void')),
        constraint ck_serial_unit_custody check (custody in ('warehouse','carrier','customer','repair_center','vendor','none')),
        constraint ck_serial_unit_grade check (grade in ('new','a','b','c','salvage')),
        constraint ck_serial_unit_owner check (owner in ('shop','customer')),
        constraint ck_serial_unit_version check (version > 0),
        constraint ck_serial_unit_place check (location_id is null or custody = 'warehouse'),
        constraint ck_serial_unit_allocated check (status not in ('allocated','picked') or line_item_id is not null)
      )`)
    await runner.query(`create unique index uq_serial_unit_number on serial_unit (serial_scope, serial_number) where status <> 'void'`)
    await runner.query(`create index ix_serial_unit_number on serial_unit (serial_number)`)
    await runner.query(`create index ix_serial_unit_fifo on serial_unit (inventory_item_id, location_id, received_at, id) where status = 'in_stock' and holds = '[]'::jsonb`)
    await runner.query(`create index ix_serial_unit_line on serial_unit (line_item_id) where line_item_id is not null`)
    await runner.query(`create index ix_serial_unit_order on serial_unit (order_id) where order_id is not null`)
    await runner.query(`create index ix_serial_unit_fulfillment on serial_unit (fulfillment_id) where fulfillment_id is not null`)
    await runner.query(`create index ix_serial_unit_owner on serial_unit (owner_customer_id) where owner_customer_id is not null`)
    await runner.query(`create index ix_serial_unit_parent on serial_unit (parent_unit_id) where parent_unit_id is not null`)
    await runner.query(`create index ix_serial_unit_lot on serial_unit (lot_number) where lot_number is not null`)
    await runner.query(`create index ix_serial_unit_item on serial_unit (inventory_item_id, id)`)
    await runner.query(`create index ix_serial_unit_identifiers on serial_unit using gin (identifiers jsonb_path_ops) where identifiers <> '[]'::jsonb`)
    await runner.query(`create index ix_serial_unit_holds on serial_unit (id) where holds <> '[]'::jsonb`)
    await runner.query(`
      create table serial_event (
        unit_id text collate "C" not null,
        sequence integer not null,
        type text collate "C" not null,
        actor_type text collate "C" not null,
        actor_id text collate "C" not null,
        workstation text,
        reference_type text collate "C",
        reference_id text collate "C",
        occurred_at timestamptz(3) not null,
        recorded_at timestamptz(3) not null,
        command_id text collate "C" not null,
        corrects_sequence integer,
        changes jsonb not null,
        facts jsonb not null,
        hash bytea not null,
        constraint pk_serial_event primary key (unit_id, sequence),
        constraint ck_serial_event_sequence check (sequence > 0),
        constraint ck_serial_event_corrects check (corrects_sequence < sequence)
      )`)
    await runner.query(`create index ix_serial_event_recorded on serial_event using brin (recorded_at)`)
    await runner.query(`
      create function serial_event_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception using errcode = 'AF002', message = 'serial_event is append-only: correct a fact by a new event';
      end $$`)
    await runner.query(`create trigger serial_event_append_only before update or delete on serial_event for each row execute function serial_event_is_append_only()`)
    await runner.query(`
      create function ledger_require(actual bigint, expected bigint) returns boolean language plpgsql volatile as $$
      begin
        if actual = expected then return true; end if;
        raise exception using errcode = 'AF001', message = 'ledger: stale version', detail = format('%s of %s units', actual, expected);
      end $$`)
    await runner.query(`
      create table command_receipt (
        scope text collate "C" not null,
        key text collate "C" not null,
        request_hash bytea not null,
        status text collate "C" not null default 'done',
        attempt integer not null default 1,
        lease_until timestamptz(3),
        response jsonb,
        created_at timestamptz(3) not null default now(),
        constraint pk_command_receipt primary key (scope, key),
        constraint ck_command_receipt_status check (status in ('running','done','compensated'))
      )`)
    await runner.query(`create index ix_command_receipt_created on command_receipt using brin (created_at)`)
    await runner.query(`
      create table outbox_message (
        id text collate "C" not null constraint pk_outbox_message primary key,
        queue text collate "C" not null,
        job text collate "C" not null,
        payload jsonb not null,
        status text collate "C" not null default 'pending',
        attempts integer not null default 0,
        job_id text collate "C",
        last_error text,
        created_at timestamptz(3) not null default now(),
        sent_at timestamptz(3),
        done_at timestamptz(3),
        constraint ck_outbox_message_status check (status in ('pending','sent','done','dead'))
      )`)
    await runner.query(`create index ix_outbox_message_pending on outbox_message (id) where status = 'pending'`)
    await runner.query(`create index ix_outbox_message_sent on outbox_message (sent_at) where status = 'sent'`)
    await runner.query(`create index ix_outbox_message_dead on outbox_message (id) where status = 'dead'`)
    await runner.query(`
      create table note (
        id text collate "C" not null constraint pk_note primary key,
        subject_type text collate "C" not null,
        subject_id text collate "C" not null,
        body text not null,
        salt text not null,
        created_by text collate "C" not null,
        created_at timestamptz(3) not null default now()
      )`)
    await runner.query(`create index ix_note_subject on note (subject_id)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table note, outbox_message, command_receipt, serial_event, serial_unit`)
    await runner.query(`drop function ledger_require(bigint, bigint)`)
    await runner.query(`drop function serial_event_is_append_only()`)
  }
}
