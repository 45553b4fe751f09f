import type { MigrationInterface, QueryRunner } from "typeorm"

/** Where the parcel of a return, repair or warranty claim is fetched from and goes back to. */
export class DocumentAddress1764100000130 implements MigrationInterface {
  name = "DocumentAddress1764100000130"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_address (
        document_type text collate "C" not null,
        document_id text collate "C" not null,
        first_name text,
        last_name text,
        company text,
        address_1 text not null,
        address_2 text,
        postal_code text not null,
        city text not null,
        province text,
        country_code text collate "C" not null,
        phone text,
        updated_at timestamptz(3) not null,
        constraint pk_document_address primary key (document_type, document_id),
        constraint ck_document_address_type check (document_type in ('rma','repair_order','warranty_claim')),
        constraint ck_document_address_country check (country_code ~ '^[a-z]{2}$')
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table document_address`)
  }
}
