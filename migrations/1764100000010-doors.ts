import type { MigrationInterface, QueryRunner } from "typeorm"

/** One-time tokens, typed addresses of notices, rate limits and attachments: what the doors for customers and technicians stand on. */
export class Doors1764100000010 implements MigrationInterface {
  name = "Doors1764100000010"

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["attachment", "rate_limit", "notice_address", "one_time_token"]) await runner.query(`drop table ${table}`)
  }
}

const UP = [
  `create table one_time_token (
    id text collate "C" not null constraint pk_one_time_token primary key,
    purpose text collate "C" not null,
    subject_type text collate "C" not null,
    subject_id text collate "C" not null,
    scope jsonb not null default '{}',
    request_key text collate "C",
    expires_at timestamptz(3) not null,
    redeemed_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    constraint ck_one_time_token_purpose check (purpose in ('guest_access','ownership_transfer','repair_quote','technician_invite','payment_link'))
  )`,
  `create unique index uq_one_time_token_request on one_time_token (request_key) where request_key is not null`,
  `create index ix_one_time_token_subject on one_time_token (subject_type, subject_id)`,
  `create index ix_one_time_token_expiry on one_time_token (expires_at)`,

  `create table notice_address (
    id text collate "C" not null constraint pk_notice_address primary key,
    email text not null,
    created_at timestamptz(3) not null default now()
  )`,

  `create table rate_limit (
    key text collate "C" not null constraint pk_rate_limit primary key,
    count integer not null,
    resets_at timestamptz(3) not null
  )`,
  `create index ix_rate_limit_reset on rate_limit (resets_at)`,

  `create table attachment (
    id text collate "C" not null constraint pk_attachment primary key,
    file_id text collate "C" not null,
    filename text not null,
    mime_type text collate "C" not null,
    size integer not null,
    sha256 text collate "C" not null,
    uploaded_by_type text collate "C" not null,
    uploaded_by_id text collate "C" not null,
    subject_type text collate "C",
    subject_id text collate "C",
    created_at timestamptz(3) not null default now(),
    constraint ck_attachment_mime_type check (mime_type in ('image/jpeg','image/png','image/webp','image/heic','application/pdf')),
    constraint ck_attachment_subject check ((subject_type is null) = (subject_id is null))
  )`,
  `create index ix_attachment_subject on attachment (subject_type, subject_id) where subject_id is not null`,
  `create index ix_attachment_unattached on attachment (uploaded_by_type, uploaded_by_id, created_at) where subject_id is null`,
]
