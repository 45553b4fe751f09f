import { rmaDetailAnswer } from "../../../../answers/rma"
import { presentRma, presentTimeline } from "../../../../present/rma"
import { currentRma } from "../../current-rma"
import { route } from "../../../../respond"
import { noteRma } from "../../validators"

export const POST = route({
  summary: "Adds a note or files to an RMA",
  body: noteRma,
  answer: rmaDetailAnswer,
  codes: ["not_found", "attachment.not_found", "attachment.already_attached", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services }) => {
    const { summary } = await services.rmas.addNote(request, { rmaId: params["id"] ?? "", expectedVersion: body.expected_version, lineId: body.line_id ?? null, attachmentIds: body.attachment_ids ?? [], ...(body.note ? { note: body.note } : {}) })
    const view = await services.rmas.get(String(summary["rma_id"]))
    return { body: { rma: presentRma(view), timeline: presentTimeline(await services.rmas.timeline(view.rma.id)) } }
  },
})
