import type { MigrationInterface, QueryRunner } from "typeorm"

/** What an agent asks the customer about a claim is hers to read; other notes, and whatever was written before, stay between agents. */
export class ClaimQuestion1764100000131 implements MigrationInterface {
  name = "ClaimQuestion1764100000131"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table warranty_claim add column question_note_id text collate "C"`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table warranty_claim drop column question_note_id`)
  }
}
