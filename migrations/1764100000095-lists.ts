import type { MigrationInterface, QueryRunner } from "typeorm"

/** What the lists of an agent filter by. Without these a rare status or one location is looked for among all units. */
export class Lists1764100000095 implements MigrationInterface {
  name = "Lists1764100000095"

  async up(runner: QueryRunner): Promise<void> {
    // Those of one lot lie together, and mostly at the old end: its page must come in the order of ids, not from a walk from the newest.
    await runner.query(`drop index ix_serial_unit_lot`)
    await runner.query(`create index ix_serial_unit_lot on serial_unit (lot_number, id) where lot_number is not null`)
    await runner.query(`create index ix_serial_unit_status on serial_unit (status, id)`)
    await runner.query(`create index ix_serial_unit_location on serial_unit (location_id, id) where location_id is not null`)
    await runner.query(`create index ix_serial_unit_variant on serial_unit (variant_id, id) where variant_id is not null`)
    await runner.query(`create index ix_exception_case_status on exception_case (status, id)`)
    await runner.query(`create index ix_exception_case_unit on exception_case (unit_id) where unit_id is not null`)
    await runner.query(`create index ix_warranty_claim_status on warranty_claim (status, id)`)
    await runner.query(`create index ix_rma_line_order on rma_line (order_id) where order_id is not null`)
    await runner.query(`create index ix_warranty_registration_number on warranty_registration (serial_number)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_serial_unit_lot`)
    await runner.query(`create index ix_serial_unit_lot on serial_unit (lot_number) where lot_number is not null`)
    await runner.query(`drop index ix_serial_unit_status, ix_serial_unit_location, ix_serial_unit_variant, ix_exception_case_status, ix_exception_case_unit, ix_warranty_claim_status, ix_rma_line_order, ix_warranty_registration_number`)
  }
}
