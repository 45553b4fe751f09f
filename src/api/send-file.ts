import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaResponse } from "@medusajs/framework/http"

/** A route's answer that is a file. */
export interface FileAnswer {
  readonly file: FileToSend
}

export interface FileToSend {
  readonly content: Uint8Array | Readable
  readonly mimeType: string
  /** Safe already: of our own making, or from `safeFileName`. */
  readonly fileName: string
  readonly size?: number
  /** Shown in the browser instead of downloaded. Only for what no browser would run. */
  readonly inline?: boolean
}

/**
 * Sends a private file. No cache may keep it, no browser may guess another type for it, and should it be opened as a
 * page, nothing in it runs and nothing is loaded.
 */
export async function sendFile(res: MedusaResponse, { content, mimeType, fileName, size, inline = false }: FileToSend): Promise<void> {
  const length = content instanceof Uint8Array ? content.byteLength : size
  res.status(200).set({
    "Content-Type": mimeType,
    ...(length === undefined ? {} : { "Content-Length": String(length) }),
    "Content-Disposition": `${inline ? "inline" : "attachment"}; filename="${asciiOf(fileName)}"; filename*=UTF-8''${encoded(fileName)}`,
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-site",
    "Referrer-Policy": "no-referrer",
  })
  if (content instanceof Uint8Array) return void res.end(content)
  // A source that fails half-way ends the connection: the client sees a broken download, not a short file.
  await pipeline(content, res).catch(() => void res.destroy())
}

const asciiOf = (name: string): string => name.normalize("NFKD").replaceAll(/[^\x20-\x7e]/g, "").replaceAll(/["\\]/g, "")
const encoded = (name: string): string => encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
