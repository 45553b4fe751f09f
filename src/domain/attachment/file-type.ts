/** What customers and technicians may send: photos and papers. Nothing that a browser would run. */
export const ATTACHMENT_TYPES = ["image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf"] as const
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number]

/** The ending each type is stored and downloaded under; others that mean the same stay as they are. */
const ENDINGS: { readonly [type in AttachmentType]: readonly [string, ...string[]] } = {
  "image/jpeg": ["jpg", "jpeg"], "image/png": ["png"], "image/webp": ["webp"], "image/heic": ["heic", "heif"], "application/pdf": ["pdf"],
}

const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"]
const NAME_LENGTH_MAX = 100

/** The type that the content itself shows; what its sender says of it does not count. Null for anything else. */
export function fileTypeOf(content: Uint8Array): AttachmentType | null {
  if (startsWith(content, [0xff, 0xd8, 0xff])) return "image/jpeg"
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png"
  if (textAt(content, 0, 4) === "RIFF" && textAt(content, 8, 12) === "WEBP") return "image/webp"
  if (textAt(content, 0, 5) === "%PDF-") return "application/pdf"
  if (textAt(content, 4, 8) === "ftyp" && HEIC_BRANDS.includes(textAt(content, 8, 12))) return "image/heic"
  return null
}

/** A name that is safe in a header, in a shell and on every file system, with the ending of what the file really is. */
export function safeFileName(sent: string, type: AttachmentType): string {
  const [ending, ...others] = ENDINGS[type]
  const base = (sent.normalize("NFC").split(/[/\\]/).at(-1) ?? "").replaceAll(/[\p{C}\p{Zl}\p{Zp}<>:"|?*;%]/gu, "").replace(/^[\s.]+/, "")
  const known = [ending, ...others].find((known) => base.toLowerCase().endsWith(`.${known}`))
  const stem = [...(known === undefined ? base : base.slice(0, -known.length - 1))].slice(0, NAME_LENGTH_MAX).join("").trim()
  return `${stem === "" ? "file" : stem}.${known ?? ending}`
}

const startsWith = (content: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, index) => content[index] === byte)
const textAt = (content: Uint8Array, from: number, to: number): string => String.fromCharCode(...content.subarray(from, to))

/** The ending a file of this type is kept under. */
export const endingOf = (type: AttachmentType): string => ENDINGS[type][0]
export const isImage = (type: AttachmentType): boolean => type.startsWith("image/")
