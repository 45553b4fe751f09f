import { z } from "@medusajs/framework/zod"
import { attachment, uploadAttachment } from "../../attachments/handlers"
import { page } from "../../answers/common"
import { presentAttachment } from "../../present/attachment"
import { presentPage } from "../../present/page"
import { route } from "../../respond"
import { LIMIT_MAX } from "../../validators"
import { listAttachments } from "./validators"

export const POST = uploadAttachment("agent")

export const GET = route({
  summary: "The files of one document, oldest first; never more than a document takes",
  query: listAttachments,
  answer: z.object({ attachments: z.array(attachment), ...page }),
  handler: async ({ query: { subject_type, subject_id }, services }) => {
    const attachments = ((await services.attachments.list(subject_type, [subject_id])).get(subject_id) ?? []).map(presentAttachment)
    return { body: { attachments, ...presentPage({ limit: LIMIT_MAX, offset: 0, count: attachments.length }) } }
  },
})
