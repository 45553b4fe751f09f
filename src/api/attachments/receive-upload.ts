import { createHash } from "node:crypto"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import multer, { memoryStorage, MulterError } from "multer"
import { type AttachmentType, fileTypeOf, safeFileName } from "../../domain/attachment/file-type"
import { RejectionError, reject } from "../../domain/common/rejection"
import { optionsOf } from "../../workflows/facade"
import { refuseRequest } from "../respond"

export const ATTACHMENT_BYTES_MAX = 10 * 1024 * 1024
const FIELD = "file"

export interface Upload {
  readonly filename: string
  readonly mimeType: AttachmentType
  readonly content: Buffer
  readonly sha256: string
}

/** Reads the one file of a multipart request. Throws `attachment.too_large`, `attachment.type_not_allowed`, `request.invalid`. */
export async function receiveUpload(req: AuthenticatedMedusaRequest): Promise<Upload> {
  const file = await takeOne(req, optionsOf(req.scope).attachmentBytesMax ?? ATTACHMENT_BYTES_MAX)
  const mimeType = fileTypeOf(file.buffer)
  if (mimeType === null) throw new RejectionError(reject("attachment.type_not_allowed", "Only JPEG, PNG, WebP and HEIC pictures and PDF files are taken; this file is none of them, whatever its name says."))
  return { filename: safeFileName(file.originalname, mimeType), mimeType, content: file.buffer, sha256: createHash("sha256").update(file.buffer).digest("hex") }
}

async function takeOne(req: AuthenticatedMedusaRequest, bytesMax: number): Promise<Express.Multer.File> {
  const upload = multer({ storage: memoryStorage(), limits: { fileSize: bytesMax, files: 1, fields: 0, parts: 1 }, defParamCharset: "utf8" }).any()
  await new Promise<void>((resolve, fail) => {
    // Express sets `res` on every request; multer never touches it.
    upload(req, req.res as NonNullable<typeof req.res>, (error: unknown) => (error === undefined || error === null ? resolve() : fail(rejectionOf(error, bytesMax))))
  })
  // One file is one file, whatever a form calls its field.
  const [file] = (req as { readonly files?: readonly Express.Multer.File[] }).files ?? []
  if (file === undefined) throw refuseRequest(FIELD, "Send one file as multipart/form-data in the field \"file\".")
  return file
}

function rejectionOf(error: unknown, bytesMax: number): Error {
  if (!(error instanceof MulterError)) return refuseRequest(FIELD, "The upload is not complete or not multipart/form-data.")
  if (error.code === "LIMIT_FILE_SIZE") return new RejectionError(reject("attachment.too_large", `The file is larger than ${bytesMax} bytes.`, { limit_bytes: bytesMax }))
  return refuseRequest(error.field ?? FIELD, "Send exactly one file and nothing beside it.")
}
