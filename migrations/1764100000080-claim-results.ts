import type { MigrationInterface, QueryRunner } from "typeorm"

/** What the customer asked for with a claim, and a claim found by the document that carries it out. */
export class ClaimResults1764100000080 implements MigrationInterface {
  name = "ClaimResults1764100000080"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table warranty_claim add column wish text collate "C", add constraint ck_warranty_claim_wish check (wish in ('repair','replacement','refund','store_credit'))`)
    await runner.query(`create index ix_warranty_claim_result on warranty_claim (result_id) where result_id is not null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_warranty_claim_result`)
    await runner.query(`alter table warranty_claim drop column wish`)
  }
}
