/**
 * The text of files that were taken in while this page is open, so that refused lines can be mended where they stand.
 * The server keeps verdicts, not files.
 */
const texts = new Map<string, string>()

export const rememberFile = (importId: string, text: string): void => void texts.set(importId, text)
export const rememberedFile = (importId: string): string | null => texts.get(importId) ?? null

/** A line as it stands in the file, numbered as an editor does; null where the number does not lead to it. */
export function lineOfFile(text: string, { line, serial_number }: { readonly line: number; readonly serial_number: string }): string | null {
  const found = text.split(/\r?\n/)[line - 1]
  return found !== undefined && found.includes(serial_number) ? found : null
}

export const headerOf = (text: string): string => text.split(/\r?\n/, 1)[0] ?? ""
export const isLineFile = (text: string): boolean => text.trimStart().startsWith("{")
