import { z } from "@medusajs/framework/zod"
import { ATTACHMENT_TYPES, endingOf, isImage } from "../../domain/attachment/file-type"
import { RejectionError, reject } from "../../domain/common/rejection"
import { AFTERCARE_MODULE } from "../../modules/aftercare/joiner-config"
import type AftercareModuleService from "../../modules/aftercare/service"
import type { HttpAttachment } from "../../types/http/attachment"
import { keepPrivateFile, openPrivateFile, removePrivateFiles } from "../../workflows/file/private-files"
import type { Access } from "../access"
import { at } from "../answers/common"
import { presentAttachment } from "../present/attachment"
import { route, type RouteContext, type RouteHandler } from "../respond"
import { receiveUpload, type Upload } from "./receive-upload"

/** The same two routes at each door: agents', customers' and guests', technicians'. */

export const attachment = z.object({
  id: z.string(), filename: z.string(), mime_type: z.enum(ATTACHMENT_TYPES), size: z.int(), sha256: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }).nullable(), created_at: at,
}).meta({ id: "Attachment" }) satisfies z.ZodType<HttpAttachment>

const UPLOADS_MAX = 60
const WINDOW_SECONDS = 600

export const uploadAttachment = (access: Access): RouteHandler => route({
  summary: "Takes one picture or PDF (field `file`), to be attached to a document afterwards; its content is checked, not its name",
  access,
  rawBody: "multipart/form-data",
  status: 201,
  // The answer is kept, but under the hash of the file, which is known only when it has been read.
  idempotency: "command",
  answer: z.object({ attachment }),
  codes: ["attachment.too_large", "attachment.type_not_allowed", "attachment.too_many", "rate_limit.exceeded"],
  handler: async (context) => {
    const { request: { actor, idempotency }, req, services, container } = context
    if (access !== "agent") await services.rateLimits.count([{ name: "attachments", value: `${actor.type} ${actor.id}`, max: UPLOADS_MAX, windowSeconds: WINDOW_SECONDS }])
    const upload = await receiveUpload(req)
    if (!idempotency) return { body: await keep(context, upload) }
    const aftercare = container.resolve<AftercareModuleService>(AFTERCARE_MODULE)
    const once = await aftercare.answerOnce({ ...idempotency, requestHash: upload.sha256 }, async () => ({ status: 201, body: JSON.stringify(await keep(context, upload)) }))
    return { body: JSON.parse(once.answer.body) as object, status: once.answer.status, replayed: once.replayed }
  },
})

async function keep({ request: { actor }, services, container }: RouteContext<unknown, unknown>, { content, filename, mimeType, sha256 }: Upload): Promise<{ attachment: HttpAttachment }> {
  const fileId = await keepPrivateFile(container, { content, mimeType, ending: endingOf(mimeType) })
  try {
    return { attachment: presentAttachment(await services.attachments.keep(actor, { fileId, filename, mimeType, size: content.byteLength, sha256 })) }
  } catch (error) {
    await removePrivateFiles(container, [fileId])
    throw error
  }
}

export const downloadAttachment = (access: Access): RouteHandler => route({
  summary: "The file itself, for its uploader, the owner of the document it belongs to, and staff",
  access,
  produces: "application/octet-stream",
  codes: ["attachment.not_found"],
  handler: async ({ params, request: { actor }, visitor, services, container }) => {
    const { fileId, filename: fileName, mimeType, size, id } = await services.attachments.read({ id: params["id"] ?? "", reader: { actor, ...visitor } })
    const content = await openPrivateFile(container, fileId)
    if (content === null) throw new RejectionError(reject("attachment.not_found", `The file of attachment ${id} is gone.`, { attachment_id: id }))
    return { file: { content, fileName, mimeType, size, inline: isImage(mimeType) } }
  },
})
