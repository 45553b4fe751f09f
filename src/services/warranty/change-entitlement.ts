import { RejectionError, reject } from "../../domain/common/rejection"
import { statusesAllowing, targetsOf } from "../../domain/common/transition"
import { wrongStatus } from "../../domain/common/wrong-status"
import type { EntitlementStatus } from "../../domain/warranty/entitlement"
import { ENTITLEMENT_TRANSITIONS, type EntitlementCommand } from "../../domain/warranty/entitlement-commands"
import { insertNotes } from "../../ledger/notes"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage } from "../../messaging/outbox"
import { namedQuery } from "../../persistence/named-query"
import { newNote } from "../note/new-note"
import { reevaluate } from "./reevaluate"

export interface ChangeEntitlement {
  readonly id: string
  readonly command: EntitlementCommand
  readonly reasonCode: string
  readonly note?: string | undefined
}

/** Suspends, voids or reinstates, by a person and for a reason; the row's own words follow from a look at the facts. Throws `entitlement.not_found`, `document.wrong_status`. */
export async function changeEntitlement(ledger: Ledger, request: CommandRequest, input: ChangeEntitlement): Promise<{ readonly unitId: string }> {
  const { summary } = await transactCommand(ledger, request, {
    lockFirst: async (client) => {
      const rows = await namedQuery(client, "select e.id from entitlement e where e.id = $1::text for update", [input.id])
      if (rows.length === 0) throw new RejectionError(reject("entitlement.not_found", `No entitlement ${input.id} exists.`, { id: input.id }))
    },
    work: async ({ client, context, append }) => {
      const [row] = await namedQuery<{ status: EntitlementStatus; unit_id: string }>(client, "select e.status, e.unit_id from entitlement e where e.id = $1::text", [input.id])
      const from = row?.status ?? "active"
      const [to] = targetsOf(ENTITLEMENT_TRANSITIONS, from, input.command)
      if (to === undefined) throw refusedBy(input, from)
      const note = input.note === undefined ? null : newNote(ledger, request.actor, input.note, { type: "entitlement", id: input.id })
      await insertNotes(client, note === null ? [] : [note.row])
      await namedQuery(
        client,
        "update entitlement set status = $2::text, status_reason = case when $2::text = 'active' then null else $3::text end, status_since = $4::timestamptz, version = version + 1, updated_at = $4::timestamptz where id = $1::text",
        [input.id, to, input.reasonCode, context.at],
      )
      await namedQuery(
        client,
        `insert into entitlement_change (id, entitlement_id, command, from_status, to_status, reason_code, note_id, actor_type, actor_id, changed_at)
         values ($1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text, $10::timestamptz)`,
        [ledger.newId("aech"), input.id, input.command, from, to, input.reasonCode, note?.row.id ?? null, request.actor.type, request.actor.id, context.at],
      )
      const unitId = row?.unit_id ?? ""
      await append({ changes: [], messages: () => [outboxMessage("reevaluate_entitlements", { unit_ids: [unitId], command_id: context.commandId, reason: `entitlement_${input.command}` })] })
      return { summary: { unit_id: unitId } }
    },
  })
  const unitId = String(summary["unit_id"])
  // At once as well, so that the answer shows what came of it.
  await reevaluate(ledger, { unitIds: [unitId], commandId: input.id })
  return { unitId }
}

const refusedBy = ({ id, command }: ChangeEntitlement, status: EntitlementStatus): RejectionError =>
  new RejectionError(wrongStatus(`Entitlement ${id}`, { id, status, command, allowed: statusesAllowing(ENTITLEMENT_TRANSITIONS, command) }))
