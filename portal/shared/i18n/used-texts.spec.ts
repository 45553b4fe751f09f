import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import * as typescript from "typescript"
import { en as bench } from "../../bench/texts/en"
import { en as portal } from "../../customer/texts/en"
import { shared } from "./en"

/**
 * How: a text counts as asked for where its key stands anywhere in the sources: whole, put together around a value
 * (`work.by.${payer}`), or as the group of a word (`word("status", …)`, `{ group: "cause", … }`).
 */
const root = path.join(__dirname, "..", "..")

function sourcesIn(folder: string): typescript.SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !/\.spec\.|(^|\/)(texts|i18n)\//.test(name))
    .map((name) => typescript.createSourceFile(name, readFileSync(path.join(root, folder, name), "utf8"), typescript.ScriptTarget.Latest, true, typescript.ScriptKind.TSX))
}

const textOf = (node: typescript.Node): string | null =>
  typescript.isStringLiteralLike(node) ? node.text : typescript.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("*") : null

/** Keys as they stand there; a value put in is `*`. */
function askedIn(source: typescript.SourceFile): string[] {
  const asked: (string | null)[] = []
  const group = (node: typescript.Node | undefined): void => {
    const name = node === undefined ? null : textOf(node)
    if (name !== null) asked.push(`${name}.*`)
  }
  const visit = (node: typescript.Node): void => {
    asked.push(textOf(node))
    if (typescript.isCallExpression(node) && typescript.isIdentifier(node.expression) && node.expression.text === "word") group(node.arguments[0])
    if (typescript.isPropertyAssignment(node) && node.name.getText() === "group") group(node.initializer)
    // Before a language is loaded: `english.problem.config`.
    if (typescript.isPropertyAccessExpression(node)) asked.push(node.getText().replace(/^english\./, ""))
    node.forEachChild(visit)
  }
  visit(source)
  return asked.filter((key) => key !== null)
}

/** By the name that is asked for: both plural forms are one text. */
const keysOf = (catalogue: object, above = ""): string[] =>
  Object.entries(catalogue).flatMap(([name, text]: [string, unknown]) => (typeof text === "string" ? [above + name.replace(/_(one|other)$/, "")] : keysOf(text as object, `${above}${name}.`)))

const isOfShared = (key: string): boolean => keysOf(shared).includes(key)

function unused(keys: readonly string[], folders: readonly string[]): string[] {
  const asked = new Set(folders.flatMap(sourcesIn).flatMap(askedIn))
  const patterns = [...asked].filter((key) => /[a-z]\.\*|\*\.[a-z]/.test(key) && /^[\w.*]+$/.test(key)).map((key) => new RegExp(`^${key.replaceAll(".", "\\.").replaceAll("*", "[\\w.]+")}$`))
  return [...new Set(keys)].filter((key) => !asked.has(key) && !patterns.some((pattern) => pattern.test(key)))
}

describe("every text is asked for somewhere", () => {
  it("of the bench", () => expect(unused(keysOf(bench).filter((key) => !isOfShared(key)), ["bench", "shared"])).toEqual([]))
  it("of the portal", () => expect(unused(keysOf(portal).filter((key) => !isOfShared(key)), ["customer", "shared"])).toEqual([]))
  it("of what both share", () => expect(unused(keysOf(shared), ["bench", "customer", "shared"])).toEqual([]))
})
