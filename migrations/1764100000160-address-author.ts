import type { MigrationInterface, QueryRunner } from "typeorm"

/** Who said last where a document's parcel goes. Nobody wrote that down for the addresses there are. */
export class AddressAuthor1764100000160 implements MigrationInterface {
  name = "AddressAuthor1764100000160"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table document_address
        add column updated_by_type text collate "C",
        add column updated_by_id text collate "C",
        add constraint ck_document_address_author check ((updated_by_type is null) = (updated_by_id is null))`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table document_address drop column updated_by_type, drop column updated_by_id`)
  }
}
