import { useMemo } from "react"
import { useTexts } from "../common/use-texts"
import { useAllCodes } from "./use-all-codes"

/** What a repair code is called: the shop's own name for it, and ours in the reader's language. A code of no list stays readable. */
export function useCodeNames(): (code: string) => string {
  const { maybe, word } = useTexts()
  const { data } = useAllCodes()
  return useMemo(() => {
    const labels = new Map((data ?? []).map(({ code, label }) => [code, label]))
    return (code) => {
      const label = labels.get(code)
      return label === undefined ? word("fault", code) : maybe(`codeLabels.${label}`) ?? label
    }
  }, [data, maybe, word])
}
