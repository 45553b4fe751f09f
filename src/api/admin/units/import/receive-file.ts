import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import multer, { diskStorage, MulterError } from "multer"
import { RejectionError, reject } from "../../../../domain/common/rejection"
import { refuseRequest } from "../../../respond"

export const FILE_BYTES_MAX = 50 * 1024 * 1024
const FIELD = "file"

const takeOne = multer({
  storage: diskStorage({ destination: tmpdir() }), limits: { fileSize: FILE_BYTES_MAX, files: 1, fields: 10, fieldSize: 1_024, parts: 12 }, defParamCharset: "utf8",
}).single(FIELD)

/** An uploaded file on disk, until it is removed. */
export interface ReceivedFile {
  readonly name: string
  /** Hex SHA-256 of its content. */
  readonly digest: string
  readonly open: () => AsyncIterable<Uint8Array>
  readonly remove: () => Promise<void>
}

/** Streams the multipart field `file` to disk. Throws `import.too_large`, `import.unreadable`, `request.invalid`. */
export async function receiveFile(req: AuthenticatedMedusaRequest): Promise<ReceivedFile> {
  await new Promise<void>((resolve, reject) => {
    // Express sets `res` on every request; multer never touches it.
    takeOne(req, req.res as NonNullable<typeof req.res>, (error: unknown) => (error === undefined || error === null ? resolve() : reject(rejectionOf(error))))
  })
  const { file } = req as { readonly file?: Express.Multer.File }
  if (file === undefined) throw refuseRequest(FIELD, "Send the file as multipart/form-data in the field \"file\".")
  const { path } = file
  const open = (): AsyncIterable<Uint8Array> => createReadStream(path)
  const hash = createHash("sha256")
  for await (const bytes of open()) hash.update(bytes)
  return { name: file.originalname.replaceAll(/[\p{Cc}\p{Cs}]/gu, ""), digest: hash.digest("hex"), open, remove: () => rm(path, { force: true }) }
}

function rejectionOf(error: unknown): Error {
  if (!(error instanceof MulterError)) return new RejectionError(reject("import.unreadable", "The upload is not complete or not multipart/form-data."))
  if (error.code === "LIMIT_FILE_SIZE") return new RejectionError(reject("import.too_large", `The file is larger than ${FILE_BYTES_MAX / 1024 / 1024} MB; split it.`, { limit_bytes: FILE_BYTES_MAX }))
  return refuseRequest(error.field ?? FIELD, "Send exactly one file, in the field \"file\".")
}
