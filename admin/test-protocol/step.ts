import type { HttpProtocolTest } from "../../src/types/http"

export const TESTS_MAX = 100

/** A test as it is typed. */
export interface Step {
  /** Keeps a field's cursor where it is while steps are moved. */
  readonly key: number
  readonly name: string
  readonly unit: string
  readonly min: string
  readonly max: string
}

export const EMPTY_STEP: Step = { key: 0, name: "", unit: "", min: "", max: "" }

export const stepOf = ({ name, unit, min, max }: HttpProtocolTest, key: number): Step => ({ key, name, unit: unit ?? "", min: min === null ? "" : String(min), max: max === null ? "" : String(max) })

/** A comma is a decimal point where people write it so. */
const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text.trim().replace(",", ".")))

export const testOf = ({ name, unit, min, max }: Step): HttpProtocolTest => ({ name: name.trim(), unit: unit.trim() || null, min: numberOf(min), max: numberOf(max) })

export function problemOf(steps: readonly Step[], index: number): "name" | "repeated" | "number" | "limits" | null {
  const step = steps[index]
  if (step === undefined || step.name.trim() === "") return "name"
  if (steps.some((other, place) => place < index && other.name.trim() === step.name.trim())) return "repeated"
  const { min, max } = testOf(step)
  if (Number.isNaN(min) || Number.isNaN(max)) return "number"
  return min !== null && max !== null && min > max ? "limits" : null
}

export function moved<Value>(values: readonly Value[], from: number, to: number): readonly Value[] {
  const rest = values.filter((_, index) => index !== from)
  return [...rest.slice(0, to), ...values.slice(from, from + 1), ...rest.slice(to)]
}
