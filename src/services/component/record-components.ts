import { RejectionError, reject } from "../../domain/common/rejection"
import type { Unit } from "../../domain/unit/unit"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { DocumentUnits } from "../document/document-units"
import { fileException } from "../exception/exceptions"
import { lockComponents, PartElsewhere } from "../repair/component-graph"
import { installPart } from "../repair/part-units"
import { loadReferenced, nameOf, resolveReference, type UnitReference } from "../unit/find-units"

export interface RecordComponents {
  readonly unitId: string
  readonly components: readonly UnitReference[]
}

/**
 * Writes down what a unit was built of: components that lie in stock become part of it. Only of a unit that was never
 * sold; what goes in later is a repair's. Throws `unit.not_found`, `unit.ambiguous`, `unit.repeated`, `unit.wrong_status`,
 * `unit.was_sold`, `unit.in_component_cycle`, `repair_line.part_elsewhere`.
 */
export async function recordComponents(ledger: Ledger, request: CommandRequest, { unitId, components }: RecordComponents): Promise<void> {
  const ids = await componentIds(ledger, components)
  try {
    await transactCommand(ledger, { ...request, reference: { type: "unit", id: unitId } }, {
      lockFirst: async (client) => void (await lockComponents(client)),
      work: async (transaction) => {
        const units = await DocumentUnits.lock(transaction, [unitId, ...ids])
        const parent = units.get(unitId)
        requireUnsold(parent)
        const deeds = []
        for (const id of ids) deeds.push(await installPart(transaction, units.get(id), id, { parent, facts: { as_built: true, parent_unit_id: unitId }, quarantineLocationId: null }))
        await units.append([{ unitId, command: { name: "record", type: "unit.components_recorded", facts: { component_unit_ids: ids } } }, ...deeds.flatMap(({ steps }) => steps)])
        return { summary: { unit_id: unitId } }
      },
    })
  } catch (error) {
    // The refused transaction took everything back; that somebody must look at the part stays true.
    if (error instanceof PartElsewhere) await fileException(ledger, error.filing)
    throw error
  }
}

async function componentIds(ledger: Ledger, components: readonly UnitReference[]): Promise<string[]> {
  const loaded = await withClient(ledger.dataSource, (client) => loadReferenced(client, components, "read"))
  const ids: string[] = []
  for (const component of components) {
    const found = resolveReference(component, loaded)
    if (!found.ok) throw new RejectionError(found.rejection)
    if (ids.includes(found.outcome.id)) throw new RejectionError(reject("unit.repeated", `Unit ${nameOf(component)} is named twice in this request.`, { unit_id: found.outcome.id }))
    ids.push(found.outcome.id)
  }
  return ids
}

function requireUnsold(parent: Unit): void {
  if (parent.wasShipped) throw new RejectionError(reject("unit.was_sold", `Unit ${parent.serialNumber} was shipped once; what goes into it now is put in by a repair.`, { unit_id: parent.id }))
  if (parent.status !== "in_stock" && parent.status !== "quarantined") {
    throw new RejectionError(reject("unit.wrong_status", `Unit ${parent.serialNumber} is ${parent.status.replaceAll("_", " ")}; its components are written down while it lies with us.`, { unit_id: parent.id, status: parent.status, allowed_from: ["in_stock", "quarantined"] }))
  }
}
