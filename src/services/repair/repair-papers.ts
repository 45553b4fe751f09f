import { groupBy } from "../../domain/common/group-by"
import type { Actor } from "../../domain/unit/events"
import { part } from "../../persistence/gather-rows"
import { UNITS_OF_REPAIRS } from "./units-of-repairs"

/** A note somebody wrote with a command. Its text is a row of its own, which can be erased. */
export interface RepairNote {
  readonly id: string
  readonly command: string
  readonly body: string
  readonly by: Actor
  readonly at: string
}

interface NoteRow {
  readonly order_id: string
  readonly id: string
  readonly command: string
  readonly body: string
  readonly by_type: string
  readonly by_id: string
  readonly at: string
}

/** Of the orders `$1`, oldest first. The unit's history knows which command each belongs to. */
export const REPAIR_NOTES = part<NoteRow>(
  `select e.reference_id as order_id, n.id, e.facts ->> 'command' as command, n.body, e.actor_type as by_type, e.actor_id as by_id, e.occurred_at as at
   from serial_event e join note n on n.id = e.facts ->> 'note_id'
   where e.unit_id = ${UNITS_OF_REPAIRS} and e.reference_type = 'repair_order' and e.reference_id = any ($1::text[]) and e.facts ? 'command' order by e.unit_id, e.sequence`,
)

/** By order. */
export const notesOf = (rows: readonly NoteRow[]): Map<string, RepairNote[]> => new Map([...groupBy(rows, ({ order_id }) => order_id)].map(([orderId, notes]) => [orderId, notes.map(noteOfRow)]))

const noteOfRow = ({ id, command, body, by_type, by_id, at }: NoteRow): RepairNote => ({ id, command, body, by: { type: by_type, id: by_id }, at })
