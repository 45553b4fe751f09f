import type { MigrationInterface, QueryRunner } from "typeorm"

/** Warranty policies and the entitlements units have under them. */
export class Warranty1763900000004 implements MigrationInterface {
  name = "Warranty1763900000004"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table warranty_policy (
        id text collate "C" not null constraint pk_warranty_policy primary key,
        code text collate "C" not null,
        version integer not null,
        name text not null,
        status text collate "C" not null default 'draft',
        terms jsonb not null,
        variant_ids jsonb,
        created_at timestamptz(3) not null default now(),
        published_at timestamptz(3),
        retired_at timestamptz(3),
        constraint uq_warranty_policy_version unique (code, version),
        constraint ck_warranty_policy_status check (status in ('draft','published','retired'))
      )`)
    await runner.query(`create unique index uq_warranty_policy_published on warranty_policy (code) where status = 'published'`)
    await runner.query(`
      create table entitlement (
        id text collate "C" not null constraint pk_entitlement primary key,
        unit_id text collate "C" not null,
        warranty_policy_id text collate "C" not null constraint fk_entitlement_policy references warranty_policy (id),
        status text collate "C" not null default 'active',
        owner_customer_id text collate "C",
        anchor text collate "C" not null,
        anchor_sequence integer not null,
        starts_on date not null,
        ends_on date not null,
        zone text not null,
        created_at timestamptz(3) not null default now(),
        constraint uq_entitlement_anchor unique (unit_id, warranty_policy_id, anchor_sequence),
        constraint ck_entitlement_status check (status in ('pending','active','suspended','exhausted','expired','voided','superseded','transferred')),
        constraint ck_entitlement_dates check (ends_on >= starts_on)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table entitlement, warranty_policy`)
  }
}
