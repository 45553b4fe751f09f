/**
 * What a person would read off a label: of a GS1 Digital Link or element string the serial number, else the code itself.
 * For showing alone; what the code means, the server decides.
 */
export function shownLabel(code: string): string {
  const link = /\/21\/([^/?#]+)/.exec(code)?.[1]
  if (/^https?:/i.test(code) && link !== undefined) return decoded(link)
  const element = /\(21\)([^(]+)/.exec(code)?.[1] ?? /^\]?[a-zA-Z]?\d?01\d{14}21([^\u001d]+)/.exec(code)?.[1]
  return element ?? code
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
