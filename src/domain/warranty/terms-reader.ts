import { isCalendarDate, isDuration } from "../common/calendar"
import { toDecimal, toMinor } from "../common/money"
import type { Money } from "./terms"

export interface TermsIssue {
  readonly path: string
  readonly message: string
}

export type Fields = { readonly [key: string]: unknown }

const TEXT_LENGTH_MAX = 500
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/
const KEY_SHOWN_MAX = 50
const AMOUNT_MAX = 1_000_000_000

/** Collects what is wrong and reads on, so that one answer names it all. What is left out is null, or what stands as fallback. */
export class TermsReader {
  readonly issues: TermsIssue[] = []

  note(path: string, message: string): void {
    this.issues.push({ path, message })
  }

  object(value: unknown, path: string, known: readonly string[]): Fields {
    if (value === undefined) return {}
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.note(path, "must be an object")
      return {}
    }
    for (const key of Object.keys(value)) {
      const shown = key.slice(0, KEY_SHOWN_MAX)
      if (!known.includes(key)) this.note(path === "" ? shown : `${path}.${shown}`, `is not a term anybody can judge; known here: ${known.join(", ")}`)
    }
    return value as Fields
  }

  /** The object at a path, or null where it is left out. */
  optional<Read>(value: unknown, path: string, known: readonly string[], read: (fields: Fields, path: string) => Read): Read | null {
    return value === undefined || value === null ? null : read(this.object(value, path, known), path)
  }

  list(value: unknown, path: string, lengthMax: number): readonly unknown[] | undefined {
    if (value === undefined) return undefined
    if (Array.isArray(value) && value.length <= lengthMax) return value
    this.note(path, `must be a list of at most ${lengthMax}`)
    return undefined
  }

  each<Read>(value: unknown, path: string, lengthMax: number, read: (item: unknown, path: string) => Read): Read[] {
    return (this.list(value ?? undefined, path, lengthMax) ?? []).map((item, index) => read(item, `${path}.${index}`))
  }

  /** A list that must not be empty when it is there; null: no restriction. */
  restriction<Read>(value: unknown, path: string, lengthMax: number, read: (item: unknown, path: string) => Read): Read[] | null {
    if (value === undefined || value === null) return null
    const items = this.each(value, path, lengthMax, read)
    if (items.length === 0) this.note(path, "must name at least one, or be left out")
    return items
  }

  word<const Word extends string>(value: unknown, path: string, words: readonly Word[], fallback?: NoInfer<Word>): Word {
    if (value === undefined && fallback !== undefined) return fallback
    const found = words.find((word) => word === value)
    if (found === undefined) this.note(path, `must be one of ${words.join(", ")}`)
    return found ?? fallback ?? (words[0] as Word)
  }

  code(value: unknown, path: string): string {
    if (typeof value === "string" && CODE.test(value)) return value
    this.note(path, "must be a code of letters, digits, dot, dash, colon and underscore, at most 64")
    return ""
  }

  country(value: unknown, path: string): string {
    if (typeof value === "string" && /^[A-Za-z]{2}$/.test(value)) return value.toUpperCase()
    this.note(path, "must be a country code of two letters, ISO 3166")
    return ""
  }

  text(value: unknown, path: string): string {
    if (typeof value === "string" && value !== "" && value.length <= TEXT_LENGTH_MAX) return value
    this.note(path, `must be text of at most ${TEXT_LENGTH_MAX} characters`)
    return ""
  }

  flag(value: unknown, path: string, fallback: boolean): boolean {
    if (value === undefined) return fallback
    if (typeof value === "boolean") return value
    this.note(path, "must be true or false")
    return fallback
  }

  whole(value: unknown, path: string, min: number, max: number, fallback: number): number {
    return this.wholeOrNull(value, path, min, max) ?? fallback
  }

  wholeOrNull(value: unknown, path: string, min: number, max: number): number | null {
    if (value === undefined || value === null) return null
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value
    this.note(path, `must be a whole number from ${min} to ${max}`)
    return null
  }

  date(value: unknown, path: string): string | null {
    if (value === undefined || value === null) return null
    if (typeof value === "string" && isCalendarDate(value)) return value
    this.note(path, "must be a date, YYYY-MM-DD")
    return null
  }

  duration(value: unknown, path: string): string | null {
    if (value === undefined || value === null) return null
    return this.durationNeeded(value, path)
  }

  durationNeeded(value: unknown, path: string): string {
    if (typeof value === "string" && isDuration(value)) return value
    this.note(path, "must be an ISO 8601 duration in years, months, weeks or days, such as P24M, of at most 100 years")
    return "P1D"
  }

  money(value: unknown, path: string): Money | null {
    if (value === undefined || value === null) return null
    const { amount, currency_code: code } = this.object(value, path, ["amount", "currency_code"])
    if (typeof amount === "number" && amount >= 0 && amount <= AMOUNT_MAX && typeof code === "string" && /^[A-Za-z]{3}$/.test(code)) {
      const currency = code.toLowerCase()
      const minor = toMinor(amount, currency)
      if (toDecimal(minor, currency) === amount) return { minor, currency }
    }
    this.note(path, "must be an amount of at least 0 in whole coins of its currency_code, such as {amount: 10.5, currency_code: eur}")
    return { minor: 0, currency: "eur" }
  }
}
