import type { MigrationInterface, QueryRunner } from "typeorm"

/** Registrations of units by those who own them. */
export class WarrantyRegistration1764100000031 implements MigrationInterface {
  name = "WarrantyRegistration1764100000031"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table warranty_registration (
        id text collate "C" not null constraint pk_warranty_registration primary key,
        unit_id text collate "C",
        serial_number text collate "C" not null,
        product_hint text,
        customer_id text collate "C",
        source text collate "C" not null,
        status text collate "C" not null,
        purchased_on date,
        installed_on date,
        first_used_on date,
        has_proof boolean not null default false,
        attachment_ids jsonb not null default '[]',
        registered_at timestamptz(3) not null,
        decided_at timestamptz(3),
        decided_by text collate "C",
        reason_code text collate "C",
        note_id text collate "C",
        version integer not null default 1,
        constraint ck_warranty_registration_source check (source in ('order','proof','import')),
        constraint ck_warranty_registration_status check (status in ('pending','approved','rejected'))
      )`)
    await runner.query(`create unique index uq_warranty_registration_customer on warranty_registration (unit_id, customer_id) where status <> 'rejected' and unit_id is not null and customer_id is not null`)
    await runner.query(`create index ix_warranty_registration_unit on warranty_registration (unit_id) where unit_id is not null`)
    await runner.query(`create index ix_warranty_registration_of_customer on warranty_registration (customer_id, id) where customer_id is not null`)
    await runner.query(`create index ix_warranty_registration_pending on warranty_registration (id) where status = 'pending'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table warranty_registration`)
  }
}
