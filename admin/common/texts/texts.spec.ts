import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import * as typescript from "typescript"
import { de as deskDe } from "./de"
import { en as deskEn } from "./en"
import { de as benchDe } from "../../../portal/bench/texts/de"
import { en as benchEn } from "../../../portal/bench/texts/en"
import { de as portalDe } from "../../../portal/customer/texts/de"
import { en as portalEn } from "../../../portal/customer/texts/en"

const root = path.join(__dirname, "..", "..", "..")

/** A place in the code that asks for a text, and the values it gives. Null: values that are not written out there. */
interface Asked {
  readonly place: string
  readonly key: string
  readonly values: readonly string[] | null
}

/** A shop's own questions: their words come with the option `portal.texts`. */
const OF_THE_SHOP: ReadonlySet<string> = new Set(["request.question", "request.answer"])

describe("texts", () => {
  it.each([
    ["desk", deskEn, deskDe, ["admin"]],
    ["portal", portalEn, portalDe, ["portal/customer"]],
    ["bench", benchEn, benchDe, ["portal/bench"]],
  ])("of the %s get every value they speak of", (_name, en, de, folders) => {
    const asked = folders.flatMap((folder) => filesIn(folder).flatMap((file) => askedIn(file, "t")))
    expect(asked.length).toBeGreaterThan(100)
    const missing = asked.flatMap(({ place, key, values }) => {
      const wanted = [en, de].flatMap((catalogue) => [key, `${key}_one`, `${key}_other`].flatMap((name) => placeholdersOf(textAt(catalogue, name))))
      return values === null ? [] : [...new Set(wanted)].filter((name) => !values.includes(name)).map((name) => `${place}: ${key} speaks of {{${name}}}`)
    })
    expect(missing).toEqual([])
  })

  it.each([
    ["desk", deskEn, deskDe, "admin"], ["portal", portalEn, portalDe, "portal/customer"], ["bench", benchEn, benchDe, "portal/bench"],
  ])("of the %s have every group that a word is looked up in", (_name, en, de, folder) => {
    const asked = filesIn(folder).flatMap((file) => askedIn(file, "word"))
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter(({ key }) => !OF_THE_SHOP.has(key) && [en, de].some((catalogue) => typeof nodeAt(catalogue, key) !== "object")).map(({ place, key }) => `${place}: ${key}`)).toEqual([])
  })

  it.each([["desk", deskEn, deskDe], ["portal", portalEn, portalDe], ["bench", benchEn, benchDe]])("of the %s speak of the same values in English and German", (_name, en, de) => {
    const differing = leavesOf(en).filter(({ key, text }) => !key.endsWith("_one") && key !== "" && placeholdersOf(text).join() !== placeholdersOf(textAt(de, key)).join()).map(({ key }) => key)
    expect(differing).toEqual([])
  })
})

function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !/\.spec\.|texts\//.test(name)).map((name) => path.join(folder, name))
}

/** Calls of `t` or of `word` with a key that is written out. */
function askedIn(file: string, by: "t" | "word"): Asked[] {
  const source = typescript.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), typescript.ScriptTarget.Latest, true, typescript.ScriptKind.TSX)
  const asked: Asked[] = []
  const visit = (node: typescript.Node): void => {
    if (typescript.isCallExpression(node) && typescript.isIdentifier(node.expression) && node.expression.text === by && node.arguments[0] !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      for (const key of keysOf(node.arguments[0])) asked.push({ place: `${file}:${line + 1}`, key, values: valuesOf(node.arguments[1]) })
    }
    node.forEachChild(visit)
  }
  visit(source)
  return asked
}

/** The keys an expression may mean; what is put together at run time is not known here. */
function keysOf(expression: typescript.Expression): string[] {
  if (typescript.isStringLiteralLike(expression)) return [expression.text]
  if (typescript.isConditionalExpression(expression)) return [...keysOf(expression.whenTrue), ...keysOf(expression.whenFalse)]
  return []
}

function valuesOf(expression: typescript.Expression | undefined): string[] | null {
  if (expression === undefined) return []
  if (!typescript.isObjectLiteralExpression(expression) || expression.properties.some((property) => property.name === undefined)) return null
  return expression.properties.map((property) => property.name?.getText() ?? "")
}

const nodeAt = (catalogue: object, key: string): unknown => key.split(".").reduce<unknown>((at, name) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined), catalogue)

function textAt(catalogue: object, key: string): string | undefined {
  const found = nodeAt(catalogue, key)
  return typeof found === "string" ? found : undefined
}

function leavesOf(catalogue: object, prefix = ""): { readonly key: string; readonly text: string }[] {
  return Object.entries(catalogue).flatMap(([name, value]) => (typeof value === "string" ? [{ key: prefix + name, text: value }] : leavesOf(value as object, `${prefix}${name}.`)))
}

const placeholdersOf = (text: string | undefined): string[] => [...new Set([...(text ?? "").matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))].sort()
