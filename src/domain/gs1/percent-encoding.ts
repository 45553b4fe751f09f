const UNRESERVED = /^[A-Za-z0-9\-._~]$/

/** Escapes all but the unreserved characters of RFC 3986, so that no value can look like structure of the URI. */
export function percentEncode(value: string): string {
  let encoded = ""
  for (const character of value) {
    encoded += UNRESERVED.test(character) ? character : escapeAscii(character)
  }
  return encoded
}

/** Null when a `%` is not followed by two hexadecimal digits. Bytes become characters one by one: AI values are ASCII. */
export function percentDecode(text: string): string | null {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return null
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

function escapeAscii(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`
}
