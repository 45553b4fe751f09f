import { digitsOf } from "../../domain/common/money"
import type { HttpFigure } from "../../types/http/figure"
import type { Services } from "../respond"

type Figure = Awaited<ReturnType<Services["figures"]["measure"]>>

/** A mean is no amount that somebody pays, so it keeps its fraction of a cent. */
const decimalOf = (minor: number, currencyCode: string): number => minor / 10 ** digitsOf(currencyCode)

export const presentFigure = (name: string, { from, to }: { readonly from: string; readonly to: string }, figure: Figure): HttpFigure => ({
  name, from, to, unit: figure.unit, value: figure.value, count: figure.count,
  ...(figure.p50 === undefined ? {} : { p50: figure.p50 }), ...(figure.p90 === undefined ? {} : { p90: figure.p90 }),
  ...(figure.numerator === undefined ? {} : { numerator: figure.numerator }), ...(figure.denominator === undefined ? {} : { denominator: figure.denominator }),
  ...(figure.by === undefined ? {} : {
    by: figure.by.map(({ key, count, value, valueMinor, totalMinor, returned }) => ({
      key, count, value: valueMinor !== undefined ? decimalOf(valueMinor, key) : totalMinor !== undefined ? decimalOf(totalMinor, key) : value ?? count, ...(returned === undefined ? {} : { returned: [...returned] }),
    })),
  }),
  ...(figure.parameters === undefined ? {} : { parameters: figure.parameters }),
})
