import type { Client } from "pg"
import { open, quarantineAt, receiveUnits, sell } from "../integration-tests/rma/fixture"
import type { Unit } from "../src/domain/unit/unit"
import type { Services } from "../src/services/create-services"
import { createBaseTables } from "./support/base-tables"
import { createItem, openBenchLedger } from "./support/bench-ledger"
import { interleave, inverted, timed } from "./support/measure"
import type { BenchmarkRow } from "./support/row"

/** A return from its request to its authorization by the rules, and a parcel of many units taken in, against the bare rows of the same. */

const RMAS_A_ROUND = 20
const PARCEL = 100
const ROUNDS = 7
const RMA_TABLES = ["rma", "rma_line", "rma_entry"] as const

export async function run(): Promise<BenchmarkRow[]> {
  const ledger = await openBenchLedger(4)
  const { services, dataSource } = ledger
  try {
    await createBaseTables(dataSource)
    const [client] = (await ledger.connect(1)) as [Client]
    for (const table of RMA_TABLES) await client.query(`create table base.${table} (like public.${table} including all)`)
    const item = await createItem(services, { allocateAt: "order" })
    await quarantineAt(services)
    await services.rmas.rules.create({ name: "all", priority: 1, isEnabled: true, conditions: {}, outcome: "authorize", reasonCode: "all" })

    const asked = await interleave(
      ROUNDS,
      async () => perOne(await sellAll(services, item), async (unit) => {
        const { id } = await open(services, [unit])
        await services.rmas.evaluate(id)
      }),
      { bare: async () => perOne(await prepare(services, client, item), ({ id, rmaId }) => bareRequest(client, rmaId, id)) },
    )
    const parcels = await interleave(
      ROUNDS,
      async () => {
        const { rma, units } = await awaited(services, item)
        return timed(() => receiveUnits(services, rma, units))
      },
      {
        bare: async () => {
          const { rma, units } = await awaited(services, item)
          await receiveUnits(services, rma, units)
          await copyOf(client, rma.id, units)
          return timed(() => bareReception(client, rma.id, units.map(({ id }) => id)))
        },
      },
    )
    return [
      { name: "return asked for and authorized by the rules (base: its rows, bare)", unit: "ms", ...inverted(asked.bare) },
      { name: `reception of ${PARCEL} units of one return (base: its rows, bare)`, unit: "ms", ...inverted(parcels.bare) },
    ]
  } finally {
    await ledger.close()
  }
}

async function perOne<Subject>(subjects: readonly Subject[], work: (subject: Subject) => Promise<unknown>): Promise<number> {
  const ms = await timed(async () => {
    for (const subject of subjects) await work(subject)
  })
  return ms / subjects.length
}

const sellAll = async (services: Services, item: string, count = RMAS_A_ROUND): Promise<readonly Unit[]> => (await sell(services, item, count)).units

/** Returns whose rows the base writes again. */
async function prepare(services: Services, client: Client, item: string): Promise<{ readonly id: string; readonly rmaId: string }[]> {
  const units = await sellAll(services, item)
  const made: { id: string; rmaId: string }[] = []
  for (const unit of units) {
    const { id: rmaId } = await open(services, [unit])
    await services.rmas.evaluate(rmaId)
    await client.query("insert into base.serial_unit select * from serial_unit where id = $1", [unit.id])
    made.push({ id: unit.id, rmaId })
  }
  return made
}

/** Two transactions, as a request and a worker make them: the document with its line and the unit's fact, then the decision. */
async function bareRequest(client: Client, rmaId: string, unitId: string): Promise<void> {
  await client.query("begin")
  await client.query({ name: "b1", text: "insert into base.rma select * from rma where id = $1", values: [rmaId] })
  await client.query({ name: "b2", text: "insert into base.rma_line select * from rma_line where rma_id = $1", values: [rmaId] })
  await client.query({ name: "b3", text: "insert into base.rma_entry select * from rma_entry where rma_id = $1 and type in ('submitted', 'line_opened')", values: [rmaId] })
  await client.query({ name: "b4", text: "insert into base.serial_event select e.* from serial_event e where e.unit_id = $1 order by e.sequence desc limit 1", values: [unitId] })
  await client.query({ name: "b5", text: "update base.serial_unit set version = version + 1, updated_at = now() where id = $1", values: [unitId] })
  await client.query("commit")
  await client.query("begin")
  await client.query({ name: "b6", text: "update base.rma set status = 'authorized', version = version + 1, updated_at = now() where id = $1", values: [rmaId] })
  await client.query({ name: "b7", text: "update base.rma_line set decision = 'accepted', decided_at = now() where rma_id = $1", values: [rmaId] })
  await client.query({ name: "b8", text: "insert into base.rma_entry select * from rma_entry where rma_id = $1 and type not in ('submitted', 'line_opened')", values: [rmaId] })
  await client.query("commit")
}

async function awaited(services: Services, item: string): Promise<{ readonly rma: Awaited<ReturnType<typeof open>>; readonly units: readonly Unit[] }> {
  const units = await sellAll(services, item, PARCEL)
  const rma = await open(services, units)
  await services.rmas.evaluate(rma.id)
  return { rma, units }
}

async function copyOf(client: Client, rmaId: string, units: readonly Unit[]): Promise<void> {
  await client.query("insert into base.serial_unit select * from serial_unit where id = any ($1)", [units.map(({ id }) => id)])
  await client.query("insert into base.rma select * from rma where id = $1", [rmaId])
  await client.query("insert into base.rma_line select * from rma_line where rma_id = $1", [rmaId])
}

/** One statement for each table. */
async function bareReception(client: Client, rmaId: string, unitIds: readonly string[]): Promise<void> {
  await client.query("begin")
  await client.query({ name: "r1", text: "update base.rma set status = 'received', version = version + 1, updated_at = now() where id = $1", values: [rmaId] })
  await client.query({ name: "r2", text: "update base.rma_line set reception = 'received', received_at = now() where rma_id = $1", values: [rmaId] })
  await client.query({ name: "r3", text: "insert into base.rma_entry select * from rma_entry where rma_id = $1 and type not in ('submitted', 'line_opened', 'line_decided', 'authorized')", values: [rmaId] })
  await client.query({ name: "r4", text: "update base.serial_unit set status = 'quarantined', version = version + 1, updated_at = now() where id = any ($1)", values: [unitIds] })
  await client.query({
    name: "r5", text: "insert into base.serial_event select e.* from serial_unit u join serial_event e on e.unit_id = u.id and e.sequence = u.version where u.id = any ($1)", values: [unitIds],
  })
  await client.query("commit")
}
