import type { MigrationInterface, QueryRunner } from "typeorm"

/** Whose unit was repaired: after she passed it on, what she said of it is still hers to have erased. */
export class RepairCustomer1764100000023 implements MigrationInterface {
  name = "RepairCustomer1764100000023"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table repair_order add column customer_id text collate "C"`)
    await runner.query(`update repair_order r set customer_id = u.owner_customer_id from serial_unit u where u.id = r.unit_id and u.owner = 'customer'`)
    await runner.query(`create index ix_repair_order_customer on repair_order (customer_id) where customer_id is not null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table repair_order drop column customer_id`)
  }
}
