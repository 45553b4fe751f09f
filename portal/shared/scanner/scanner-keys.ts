/** One key that went down, as far as it matters here. */
export interface KeyDown {
  readonly key: string
  /** Where the key lies: for what a scanner sends by position. */
  readonly code: string
  /** When, in milliseconds of one clock. */
  readonly at: number
  readonly ctrl: boolean
  readonly alt: boolean
  readonly meta: boolean
  /** Third level of a keyboard: `[` and `@` on many. */
  readonly altGraph: boolean
  /** What would take it: a field for text keeps what a hand types, the scan field and the page itself need not. */
  readonly into: "text" | "scan" | "page"
}

/**
 * What it was. `begins`: perhaps a scan; whoever listens remembers what is in the field. `goes_on`: it is one in all
 * likelihood. `separator`: a key that types nothing and yet stands for GS. `scan`: it ended, and this is the code.
 */
export type Heard =
  | { readonly type: "other" }
  | { readonly type: "begins" }
  | { readonly type: "goes_on" }
  | { readonly type: "separator" }
  | { readonly type: "scan"; readonly code: string }

/** The GS1 separator (FNC1 within a symbol). */
export const GS = "\x1D"

/** A hand scanner types faster than any hand. */
const BETWEEN_KEYS_MS_MAX = 50
const LENGTH_MIN = 3
/** Fingers that roll over a few keys are as fast; nobody does so for six, and ends with Enter. */
const LENGTH_MIN_IN_TEXT = 6
const ENDS = ["Enter", "Tab"]
const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "CapsLock", "NumLock", "Meta"]

const OTHER: Heard = { type: "other" }

/** Tells a hand scanner, which is a keyboard to the browser, from a hand. Ends by Enter or Tab. */
export class ScannerKeys {
  private text = ""
  private lastAt = Number.NEGATIVE_INFINITY
  /** Digits that are typed while Alt is held: how some scanners send a control character. */
  private altDigits = ""

  down(key: KeyDown): Heard {
    if (MODIFIERS.includes(key.key)) return OTHER
    const isFast = key.at - this.lastAt < BETWEEN_KEYS_MS_MAX
    if (!isFast) this.forget()
    if (ENDS.includes(key.key)) return this.end(key)
    if (isSeparator(key)) return this.add(GS, key.at, { type: "separator" })
    if (key.alt && !key.altGraph && /^Numpad\d$/.test(key.code)) {
      this.altDigits += key.code.slice(-1)
      this.lastAt = key.at
      return OTHER
    }
    const isText = key.key.length === 1 && (key.altGraph || !(key.ctrl || key.alt || key.meta))
    if (!isText) {
      this.forget()
      return OTHER
    }
    return this.add(key.key, key.at, { type: this.text === "" ? "begins" : "goes_on" })
  }

  /** Alt is let go: what was typed meanwhile is a character by its number. */
  altUp(at: number): Heard {
    const digits = this.altDigits
    this.altDigits = ""
    return Number(digits) === GS.charCodeAt(0) && at - this.lastAt < BETWEEN_KEYS_MS_MAX ? this.add(GS, at, { type: "separator" }) : OTHER
  }

  private add(text: string, at: number, heard: Heard): Heard {
    this.text += text
    this.lastAt = at
    return heard
  }

  private end({ into, ctrl, alt, meta }: KeyDown): Heard {
    const code = this.text
    this.forget()
    const isLong = code.length >= (into === "text" ? LENGTH_MIN_IN_TEXT : LENGTH_MIN)
    return isLong && !ctrl && !alt && !meta ? { type: "scan", code } : OTHER
  }

  private forget(): void {
    this.text = ""
    this.altDigits = ""
    this.lastAt = Number.NEGATIVE_INFINITY
  }
}

/** ASCII 29 on a keyboard: Ctrl and `]`. */
export const isSeparator = ({ key, code, ctrl, alt, meta }: Pick<KeyDown, "key" | "code" | "ctrl" | "alt" | "meta">): boolean => key === GS || (ctrl && !alt && !meta && (key === "]" || code === "BracketRight"))

/** How scanners write GS where it must be seen; nothing else looks so. */
const WRITTEN_OUT = ["␝", "<GS>", "{GS}", "[GS]", "\\x1D", "\\u001D"]
/** What a scanner may be set to send in its place. */
export const REPLACEMENTS = ["|", "~", "#"] as const
export type Replacement = (typeof REPLACEMENTS)[number]

/** Only GS1 data has separators: it begins with an AI, perhaps after the symbology's identifier. A link may have these signs for itself. */
const BEGINS_AS_GS1 = /^(?:\][A-Za-z][0-9A-Za-z])?[|~#\x1D]?\d{2}/

/** The code with its separators as GS, however the scanner sends them. */
export function withSeparators(code: string, replacement: Replacement | null): string {
  const plain = WRITTEN_OUT.reduce((text, written) => text.replaceAll(new RegExp(written.replaceAll(/[\\[\]{}]/g, "\\$&"), "gi"), GS), code)
  return replacement !== null && BEGINS_AS_GS1.test(plain) && !/^https?:/i.test(plain) ? plain.replaceAll(replacement, GS) : plain
}
