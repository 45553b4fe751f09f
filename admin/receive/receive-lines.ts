import type { RejectedEntry } from "../common/use-problem-words"

/** A number on its way in, with what the server said of it. */
export interface ReceiveLine {
  readonly key: number
  readonly serial: string
  readonly problem: string | null
}

export const LINES_MAX = 10_000

let nextKey = 0
export const newLine = (serial: string): ReceiveLine => ({ key: (nextKey += 1), serial, problem: null })

/** Whatever a person pastes: one in a row, or separated by commas, semicolons or tabs. */
export const splitPasted = (text: string): string[] => text.split(/[\n\r,;\t]+/).map((part) => part.trim()).filter((part) => part !== "")

export interface Range {
  readonly prefix: string
  readonly start: number
  readonly count: number
  readonly width: number
}

export const numberInRange = ({ prefix, start, width }: Range, index: number): string => `${prefix}${String(start + index).padStart(width, "0")}`
export const numbersOfRange = (range: Range): string[] => Array.from({ length: range.count }, (_, index) => numberInRange(range, index))

/** The server's verdicts, by place in the list that was sent. */
export function withVerdicts(lines: readonly ReceiveLine[], rejected: readonly RejectedEntry[]): ReceiveLine[] {
  const byIndex = new Map(rejected.flatMap(({ index, words }) => (index === null ? [] : [[index, words] as const])))
  return lines.map((line, index) => ({ ...line, problem: byIndex.get(index) ?? null }))
}
