import type { MigrationInterface, QueryRunner } from "typeorm"

/** What customers said of a return or repair that was finished. */
export class Satisfaction1764100000071 implements MigrationInterface {
  name = "Satisfaction1764100000071"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table satisfaction (
        id text collate "C" not null constraint pk_satisfaction primary key,
        subject_type text collate "C" not null,
        subject_id text collate "C" not null,
        customer_id text collate "C",
        score integer not null,
        comment text,
        answered_at timestamptz(3) not null,
        constraint ck_satisfaction_subject_type check (subject_type in ('rma','repair_order')),
        constraint ck_satisfaction_score check (score between 1 and 5)
      )`)
    await runner.query(`create unique index uq_satisfaction_subject on satisfaction (subject_type, subject_id)`)
    await runner.query(`create index ix_satisfaction_answered on satisfaction (answered_at)`)
    await runner.query(`create index ix_satisfaction_customer on satisfaction (customer_id) where customer_id is not null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table satisfaction`)
  }
}
