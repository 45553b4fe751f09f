import type { MigrationInterface, QueryRunner } from "typeorm"

/** What customers have with the shop: an append-only ledger whose sum per customer and currency is never negative. */
export class StoreCredit1764100000060 implements MigrationInterface {
  name = "StoreCredit1764100000060"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table store_credit_entry (
        id text collate "C" not null constraint pk_store_credit_entry primary key,
        customer_id text collate "C" not null,
        currency_code text collate "C" not null,
        amount_minor bigint not null,
        kind text collate "C" not null,
        source_type text collate "C" not null,
        source_id text collate "C" not null,
        reverses_id text collate "C",
        promotion_code text collate "C",
        order_id text collate "C",
        reason_code text collate "C",
        note_id text collate "C",
        actor_type text collate "C" not null,
        actor_id text collate "C" not null,
        created_at timestamptz(3) not null default now(),
        constraint ck_store_credit_entry_kind check (kind in ('grant','adjustment','redemption','reversal','remainder')),
        constraint ck_store_credit_entry_amount check (case kind when 'grant' then amount_minor > 0 when 'remainder' then amount_minor > 0 when 'redemption' then amount_minor < 0 else amount_minor <> 0 end),
        constraint ck_store_credit_entry_currency check (currency_code = lower(currency_code)),
        constraint ck_store_credit_entry_reversal check ((kind = 'reversal') = (reverses_id is not null)),
        constraint ck_store_credit_entry_redemption check (kind <> 'redemption' or (promotion_code is null) <> (order_id is null))
      )`)
    await runner.query(`create unique index uq_store_credit_entry_source on store_credit_entry (source_type, source_id)`)
    await runner.query(`create unique index uq_store_credit_entry_reversal on store_credit_entry (reverses_id) where reverses_id is not null`)
    await runner.query(`create unique index uq_store_credit_entry_promotion on store_credit_entry (promotion_code) where promotion_code is not null`)
    await runner.query(`create index ix_store_credit_entry_account on store_credit_entry (customer_id, currency_code, id)`)
    await runner.query(`
      create function store_credit_entry_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception using errcode = 'AF002', message = 'store_credit_entry is append-only: correct an entry by another';
      end $$`)
    await runner.query(`create trigger store_credit_entry_append_only before update or delete on store_credit_entry for each row execute function store_credit_entry_is_append_only()`)
    // Two redemptions at once must not both see the old balance: the lock orders them, and the sum after it sees what was committed.
    await runner.query(`
      create function store_credit_entry_balance() returns trigger language plpgsql as $$
      declare balance bigint;
      begin
        perform pg_advisory_xact_lock(hashtextextended('store_credit:' || new.customer_id || ':' || new.currency_code, 0));
        select coalesce(sum(amount_minor), 0) into balance from store_credit_entry where customer_id = new.customer_id and currency_code = new.currency_code;
        if balance + new.amount_minor < 0 then
          raise exception using errcode = 'AF003', message = 'store credit: the balance would be negative', detail = balance::text;
        end if;
        return new;
      end $$`)
    await runner.query(`create trigger store_credit_entry_balance before insert on store_credit_entry for each row execute function store_credit_entry_balance()`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table store_credit_entry`)
    await runner.query(`drop function store_credit_entry_balance()`)
    await runner.query(`drop function store_credit_entry_is_append_only()`)
  }
}
