import type { MigrationInterface, QueryRunner } from "typeorm"

/** What all documents (RMA, repair order, warranty claim, vendor claim) share: numbers for people, and the work that waits for them. */
export class Documents1764100000005 implements MigrationInterface {
  name = "Documents1764100000005"

  async up(runner: QueryRunner): Promise<void> {
    for (const name of NUMBERS) await runner.query(`create sequence ${name}_number`)
    await runner.query(`create index ix_outbox_message_document on outbox_message ((payload ->> 'document_id'), id) where payload ->> 'document_id' is not null and status <> 'done'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_outbox_message_document`)
    for (const name of NUMBERS) await runner.query(`drop sequence ${name}_number`)
  }
}

const NUMBERS = ["rma", "repair_order", "warranty_claim", "vendor_claim"] as const
