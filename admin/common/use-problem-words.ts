import { toast } from "@medusajs/ui"
import { useMemo } from "react"
import { RequestProblem } from "./api/backend"
import { useTexts, type Values } from "./use-texts"

export interface RejectedEntry {
  readonly serialNumber: string | null
  readonly unitId: string | null
  readonly index: number | null
  readonly code: string
  readonly words: string
}

interface ProblemWords {
  /** What happened, for a person: never a raw error. */
  readonly wordsOf: (error: Error) => string
  /** One by one, where a command on many units was refused. */
  readonly rejectedOf: (error: Error | null) => readonly RejectedEntry[]
  /** `about`: which of several things it happened to. */
  readonly toastProblem: (error: unknown, about?: string) => void
}

const REJECTED_SHOWN_MAX = 3

export function useProblemWords(): ProblemWords {
  const { t, maybe } = useTexts()
  return useMemo(() => {
    const ofCode = (code: string, details: unknown, fallback: string): string => {
      const key = `refusal.${code.replaceAll(".", "_")}`
      const values = valuesOf(details)
      // Where one code has many reasons, `problem` says which.
      return (values["problem"] === undefined ? null : maybe(`${key}_${values["problem"]}`, values)) ?? maybe(key, values) ?? fallback
    }
    const rejectedOf = (error: Error | null): RejectedEntry[] => {
      const rejected = error instanceof RequestProblem ? error.details["rejected"] : undefined
      return Array.isArray(rejected) ? rejected.map((entry) => entryOf(entry as RawEntry, ofCode)) : []
    }
    const wordsOf = (error: Error): string => {
      if (!(error instanceof RequestProblem)) return t("problem.offline")
      const rejected = rejectedOf(error)
      const reasons = [...new Set(rejected.map(({ words }) => words))]
      if (reasons.length > 0) return reasons.slice(0, REJECTED_SHOWN_MAX).join(" ")
      if (error.status >= 500) return t("problem.server")
      return ofCode(error.code, error.details, error.message)
    }
    const toastProblem = (error: unknown, about?: string): void => void toast.error(about ?? t("problem.title"), { description: wordsOf(error instanceof Error ? error : new Error(String(error))) })
    return { wordsOf, rejectedOf, toastProblem }
  }, [t, maybe])
}

interface RawEntry {
  readonly code?: string
  readonly message?: string
  readonly index?: number
  readonly serial_number?: string
  readonly details?: { readonly unit_id?: string; readonly serial_number?: string }
}

const entryOf = (entry: RawEntry, ofCode: (code: string, details: unknown, fallback: string) => string): RejectedEntry => ({
  serialNumber: entry.serial_number ?? entry.details?.serial_number ?? null, unitId: entry.details?.unit_id ?? null, index: entry.index ?? null,
  code: entry.code ?? "", words: ofCode(entry.code ?? "", { ...entry.details, serial_number: entry.serial_number }, entry.message ?? ""),
})

/** What a text may name: the plain facts of the refusal. */
function valuesOf(details: unknown): Values {
  if (typeof details !== "object" || details === null) return {}
  return Object.fromEntries(Object.entries(details).filter((entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number"))
}
