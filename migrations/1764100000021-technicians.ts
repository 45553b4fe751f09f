import type { MigrationInterface, QueryRunner } from "typeorm"

/** The people at the bench: actors of their own, invited and disabled by agents. */
export class Technicians1764100000021 implements MigrationInterface {
  name = "Technicians1764100000021"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table technician (
        id text collate "C" not null constraint pk_technician primary key,
        email text collate "C" not null,
        name text not null,
        invited_at timestamptz(3) not null,
        accepted_at timestamptz(3),
        disabled_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        constraint uq_technician_email unique (email),
        constraint ck_technician_email check (email = lower(email))
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table technician`)
  }
}
