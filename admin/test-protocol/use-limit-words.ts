import { useMemo } from "react"
import type { HttpProtocolTest } from "../../src/types/http"
import { useTexts } from "../common/use-texts"

/** "4.75 to 5.25 V", "at most 60 °C", or that it only passes or fails. */
export function useLimitWords(): (test: Pick<HttpProtocolTest, "min" | "max" | "unit">) => string {
  const { t, locale } = useTexts()
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 })
    return ({ min, max, unit }) => {
      const words = min !== null && max !== null ? t("protocol.between", { min: number.format(min), max: number.format(max) }) : min !== null ? t("protocol.atLeast", { min: number.format(min) }) : max !== null ? t("protocol.atMost", { max: number.format(max) }) : null
      return words === null ? (unit === null ? t("protocol.passOrFail") : unit) : [words, unit].filter(Boolean).join(" ")
    }
  }, [t, locale])
}
