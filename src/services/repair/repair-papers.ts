import type { PoolClient } from "pg"
import type { Actor } from "../../domain/unit/events"
import { namedQuery } from "../../persistence/named-query"

/** A note somebody wrote with a command. Its text is a row of its own, which can be erased. */
export interface RepairNote {
  readonly id: string
  readonly command: string
  readonly body: string
  readonly by: Actor
  readonly at: string
}

/** The notes of these orders, oldest first, by order: one statement. The history knows which command each belongs to. */
export async function notesOf(client: PoolClient, orders: readonly { readonly id: string; readonly unitId: string }[]): Promise<Map<string, RepairNote[]>> {
  const rows = await namedQuery<{ order_id: string; id: string; command: string; body: string; by_type: string; by_id: string; at: string }>(
    client,
    `select e.reference_id as order_id, n.id, e.facts ->> 'command' as command, n.body, e.actor_type as by_type, e.actor_id as by_id, e.occurred_at as at
     from serial_event e join note n on n.id = e.facts ->> 'note_id'
     where e.unit_id = any ($1::text[]) and e.reference_type = 'repair_order' and e.reference_id = any ($2::text[]) and e.facts ? 'command' order by e.unit_id, e.sequence`,
    [orders.map(({ unitId }) => unitId), orders.map(({ id }) => id)],
  )
  const notes = new Map<string, RepairNote[]>()
  for (const { order_id: orderId, by_type: type, by_id: id, ...note } of rows) notes.set(orderId, [...(notes.get(orderId) ?? []), { ...note, by: { type, id } }])
  return notes
}
