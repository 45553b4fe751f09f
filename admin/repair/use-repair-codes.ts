import { useCallback } from "react"
import type { HttpRepairCode, HttpRepairCodeList, HttpRepairLine } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useTexts } from "../common/use-texts"
import { useAllCodes } from "../repair-code/use-all-codes"

const CODES_MAX = 200

/** The shop's codes of one kind that may be chosen, ours in the reader's language. */
export function useRepairCodes(kind: HttpRepairCode["kind"]): readonly HttpRepairCode[] {
  const { maybe } = useTexts()
  const codes = useRead<HttpRepairCodeList>("/admin/repair-codes", { kind, active: true, limit: CODES_MAX }).data?.repair_codes ?? []
  return codes.map((code) => ({ ...code, label: maybe(`codeLabels.${code.label}`) ?? code.label }))
}

/** Where the catalogue has words for codes that the shop's lists do not name. */
const GROUPS: Partial<Record<HttpRepairCode["kind"], string>> = { pause: "reason", no_fault: "reason" }

/** What a code says to people: the shop's own name for it, or ours in the reader's language, also where it is out of use by now. */
export function useRepairCodeLabels(): (kind: HttpRepairCode["kind"], code: string) => string {
  const { word, maybe } = useTexts()
  const { data } = useAllCodes()
  return useCallback((kind, code) => {
    const label = data?.find((known) => known.kind === kind && known.code === code)?.label
    return label === undefined ? word(GROUPS[kind] ?? "fault", code) : maybe(`codeLabels.${label}`) ?? label
  }, [data, word, maybe])
}

/** What a line of work is called: as it was described, else by the kind of work. Null: neither was told. */
export function useLabourName(): (line: Pick<HttpRepairLine, "description" | "labour_code">) => string | null {
  const codeLabel = useRepairCodeLabels()
  return ({ description, labour_code: code }) => description ?? (code === null ? null : codeLabel("labour", code))
}
