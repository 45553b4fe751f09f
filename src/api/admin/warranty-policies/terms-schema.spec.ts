import { EVERY_WORD } from "../../../../integration-tests/support/every-word"
import { z } from "@medusajs/framework/zod"
import { termsDocument } from "./terms-schema"

type Schema = { readonly properties?: { readonly [key: string]: Schema }; readonly items?: Schema; readonly anyOf?: readonly Schema[] }

function wordsOf({ properties = {}, items, anyOf = [] }: Schema, at = ""): string[] {
  const own = Object.entries(properties).flatMap(([key, inner]) => [`${at}${key}`, ...wordsOf(inner, `${at}${key}.`)])
  return [...own, ...(items === undefined ? [] : wordsOf(items, at)), ...anyOf.flatMap((each) => wordsOf(each, at))]
}

function said(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => said(each, at))
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, inner]) => [`${at}${key}`, ...said(inner, `${at}${key}.`)]) : []
}

describe("the form of warranty terms on the wire", () => {
  it("has no word but those that every case is worked out for", () => {
    const known = new Set(said(EVERY_WORD))
    // An amount, a step of a curve, a predicate are the same anywhere; the list says them once.
    const words = wordsOf(z.toJSONSchema(termsDocument, { io: "input" }) as Schema).filter((word) => !/(amount|currency_code|curve\.steps.*|pro_rata\.steps.*|after_replacement\.if\.(within|is))$/.test(word))
    expect(words.length).toBeGreaterThan(60)
    expect(words.filter((word) => !known.has(word))).toEqual([])
  })
})
