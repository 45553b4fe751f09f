import type { MigrationInterface, QueryRunner } from "typeorm"

/** What the other lists filter by: what is rare is found without reading everything. */
export class MoreLists1764100000110 implements MigrationInterface {
  name = "MoreLists1764100000110"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index ix_repair_order_open on repair_order (id) where status not in ('closed','canceled')`)
    await runner.query(`create index ix_repair_order_priority on repair_order (priority, id)`)
    await runner.query(`create index ix_warranty_registration_rejected on warranty_registration (id) where status = 'rejected'`)
    await runner.query(`create index ix_unit_import_line_rejected on unit_import_line (import_id, line) where status = 'rejected'`)
    await runner.query(`create index ix_satisfaction_score on satisfaction (score, id)`)
    await runner.query(`create index ix_serial_policy_variant on serial_policy (variant_id) where variant_id is not null`)
    await runner.query(`create index ix_exception_case_kind on exception_case (kind, id)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_repair_order_open, ix_repair_order_priority, ix_warranty_registration_rejected, ix_unit_import_line_rejected, ix_satisfaction_score, ix_serial_policy_variant, ix_exception_case_kind`)
  }
}
