/** What every parser here answers: the value, or a refusal with a stable code. Nothing in this folder throws. */
export type Gs1Result<T> = ({ ok: true } & T) | Gs1Refusal

export interface Gs1Refusal {
  ok: false
  error: { code: string; message: string }
}

/** Longer input cannot come from a GS1 carrier (a QR Code holds 7,089 digits); it is refused before anything looks at it. */
export const GS1_DATA_LENGTH_MAX = 8_192

const QUOTE_LENGTH_MAX = 40

export function refuse(code: string, message: string): Gs1Refusal {
  return { ok: false, error: { code, message } }
}

/** Cuts what a message quotes, so that hostile input is not echoed whole. */
export function quote(text: string): string {
  return text.length <= QUOTE_LENGTH_MAX ? `"${text}"` : `"${text.slice(0, QUOTE_LENGTH_MAX)}…"`
}
