import type { HttpAttachment } from "../../src/types/http"

/** Files that go along with what is being written: those that arrived, and whether more are on their way. */
export interface Files {
  readonly sent: readonly HttpAttachment[]
  readonly isPending: boolean
}

export const NO_FILES: Files = { sent: [], isPending: false }

export const idsOf = ({ sent }: Files): string[] => sent.map(({ id }) => id)
export const withFile = (files: Files, file: HttpAttachment): Files => ({ ...files, sent: [...files.sent, file] })
export const withoutFile = (files: Files, file: HttpAttachment): Files => ({ ...files, sent: files.sent.filter(({ id }) => id !== file.id) })
