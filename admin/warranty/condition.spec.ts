import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { de } from "../common/texts/de"
import { en } from "../common/texts/en"
import { conditionKey } from "./condition"

/** Every condition that the rules can name, as its source writes it: `${day}` stands for what is put in. */
function conditionsOfRules(): { readonly rule: string; readonly fact: string; readonly needed: string }[] {
  const directory = path.join(__dirname, "..", "..", "src", "domain", "warranty")
  const sources = readdirSync(directory).filter((name) => name.endsWith(".ts") && !name.endsWith(".spec.ts")).map((name) => readFileSync(path.join(directory, name), "utf8")).join("\n")
  return [...sources.matchAll(/\{ rule: "(\w+)", fact(?:: ("\w+"|\w+))?, needed: (.+?)(?:, entitlementId: null)? \}/g)].flatMap(([, rule = "", fact = "unit", needed = ""]) =>
    [...needed.matchAll(/["`]([^"`]*(?:\$\{[^}]*\}[^"`]*)*)["`]/g)].map(([, sentence = ""]) => ({ rule, fact: fact.replaceAll('"', ""), needed: filled(sentence) })).filter(({ needed: words }) => words.includes(" ")))
}

const filled = (sentence: string): string => sentence.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => (/until|day|due|^by$|startsOn|endsOn/i.test(name) ? "2026-03-01" : name.includes("code") ? "liquid" : "X"))

describe("what would make it covered", () => {
  const conditions = conditionsOfRules()

  it("is found in the rules", () => {
    expect(conditions.length).toBeGreaterThanOrEqual(18)
  })

  it.each(conditions)("is told in words of the reader's language: $rule, $fact, $needed", (condition) => {
    const { key, day, detail, cause } = conditionKey(condition)
    for (const texts of [en, de]) {
      const sentence = (texts.coverage.condition as Readonly<Record<string, string>>)[key] ?? `no sentence for ${key}`
      expect([sentence.includes("{{day}}"), sentence.includes("{{detail}}"), sentence.includes("{{cause}}")]).toEqual([day !== null, detail !== null, cause !== null])
    }
  })
})
