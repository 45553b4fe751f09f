import { useMemo } from "react"
import type { HttpPage } from "../../../src/types/http"
import { useTexts } from "../use-texts"
import { useKeptRead } from "./use-kept-read"

export interface RepairCode {
  readonly kind: string
  readonly code: string
  readonly label: string
}

const CODES_MAX = 200
const KINDS = ["symptom", "component", "defect", "action", "condition", "no_fault", "pause", "labour"] as const
export type CodeKind = (typeof KINDS)[number]

export interface Codes {
  readonly of: (kind: CodeKind) => readonly RepairCode[]
  /** What a code is called; a code of no list stays readable. */
  readonly label: (kind: CodeKind, code: string) => string
}

/** The shop's own lists. */
export function useCodes(): Codes {
  const { maybe } = useTexts()
  const { data } = useKeptRead<HttpPage & { readonly repair_codes: readonly RepairCode[] }>("/technician/repair-codes", { active: true, limit: CODES_MAX })
  return useMemo(() => {
    // A code that the shop has named itself keeps that name; ours are said in the reader's language.
    const spoken = (data?.repair_codes ?? []).map((code) => ({ ...code, label: maybe(`codeLabels.${code.label}`) ?? code.label }))
    const byKind = new Map(KINDS.map((kind) => [kind, spoken.filter((code) => code.kind === kind)]))
    const of = (kind: CodeKind): readonly RepairCode[] => byKind.get(kind) ?? []
    return { of, label: (kind, code) => of(kind).find((known) => known.code === code)?.label ?? readable(code) }
  }, [data, maybe])
}

const readable = (code: string): string => {
  const words = code.replaceAll("_", " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}
