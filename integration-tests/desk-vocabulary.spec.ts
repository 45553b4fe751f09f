import { z } from "@medusajs/framework/zod"
import { type LeafNode, type OneOfCase, TERMS_SECTIONS, type TermsNode } from "../admin/warranty/terms-form"
import { USUAL_ACCESSORIES } from "../admin/repair/accessories"
import { de } from "../admin/common/texts/de"
import { en } from "../admin/common/texts/en"
import { de as benchDe } from "../portal/bench/texts/de"
import { en as benchEn } from "../portal/bench/texts/en"
import { terms as words } from "../admin/common/texts/terms.en"
import { CHARTS, WARRANTY, WORKSHOP } from "../admin/overview/figure-list"
import { FIGURE_NAMES, knowsLocation } from "../src/services/figures/figures"
import { termsDocument } from "../src/api/admin/warranty-policies/terms-schema"

/** How: the editor's tree of fields and the contract's schema are both flattened to "path: allowed words", and compared. */
type Vocabulary = Map<string, readonly string[] | null>

interface JsonSchema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: string
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
}

function ofSchema(schema: JsonSchema, path: string, into: Vocabulary): void {
  for (const option of schema.anyOf ?? []) ofSchema(option, path, into)
  for (const [name, property] of Object.entries(schema.properties ?? {})) ofSchema(property, path === "" ? name : `${path}.${name}`, into)
  if (schema.items !== undefined) ofSchema(schema.items, path, into)
  const allowed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (allowed !== undefined) into.set(path, [...new Set([...(into.get(path) ?? []), ...allowed])].sort())
  else if (schema.type !== undefined && schema.type !== "object" && schema.type !== "array" && schema.type !== "null" && !into.has(path)) into.set(path, null)
}

function ofNodes(nodes: readonly TermsNode[], path: string, into: Vocabulary): void {
  for (const node of nodes) ofNode(node, path === "" ? node.name : `${path}.${node.name}`, into)
}

function ofNode(node: TermsNode, path: string, into: Vocabulary): void {
  switch (node.type) {
    case "group":
      return ofNodes(node.nodes, path, into)
    case "rows":
      return node.nodes === null ? ofLeaf(node.row as LeafNode, path, into) : ofNodes(node.nodes, path, into)
    case "oneOf":
      return node.cases.forEach((option) => ofCase(option, path, into))
    default:
      return ofLeaf(node, path, into)
  }
}

function ofLeaf(leaf: LeafNode, path: string, into: Vocabulary): void {
  if (leaf.type === "money") return ["amount", "currency_code"].forEach((name) => into.set(`${path}.${name}`, null))
  const allowed = leaf.type === "choice" || leaf.type === "chips" ? [...leaf.options].sort() : null
  into.set(path, allowed ?? into.get(path) ?? null)
}

/** What a case begins as names its words: `yes`, or `{ kind: "linear" }`. */
function ofCase({ blank, nodes, leaf }: OneOfCase, path: string, into: Vocabulary): void {
  const add = (at: string, word: string): void => void into.set(at, [...new Set([...(into.get(at) ?? []), word])].sort())
  if (leaf !== undefined) ofLeaf(leaf, path, into)
  else if (typeof blank === "string") add(path, blank)
  else for (const [name, value] of Object.entries(blank ?? {})) if (typeof value === "string") add(`${path}.${name}`, value)
  if (nodes !== undefined) ofNodes(nodes, path, into)
}

const contract: Vocabulary = new Map()
ofSchema(z.toJSONSchema(termsDocument, { io: "input" }) as JsonSchema, "", contract)
const editor: Vocabulary = new Map()
ofNodes(TERMS_SECTIONS.flatMap(({ nodes }) => nodes), "", editor)

describe("the editor of warranty terms", () => {
  it("has a field for every term of the contract, and for nothing else", () => {
    expect(contract.size).toBeGreaterThan(100)
    expect([...editor.keys()].sort()).toEqual([...contract.keys()].sort())
  })

  it("offers the contract's words at each", () => {
    const closed = [...contract].filter((entry): entry is [string, readonly string[]] => entry[1] !== null)
    // Where the schema leaves a word to the rules (`is`, the days that are counted), nothing is compared.
    expect(Object.fromEntries(closed.map(([path]) => [path, editor.get(path) ?? []]))).toEqual(Object.fromEntries(closed.map(([path, allowed]) => [path, allowed])))
  })

  it("has a name for each field, and for each word it offers", () => {
    const nameless: string[] = []
    const look = (nodes: readonly TermsNode[], path: readonly string[]): void => nodes.forEach((node) => {
      const here = [...path, node.name]
      const fields = words.field as Readonly<Record<string, string>>
      if ((node.type !== "group" || node.blank !== undefined) && fields[here.join("_")] === undefined && fields[node.name] === undefined) nameless.push(here.join("."))
      const options = node.type === "choice" || node.type === "chips" ? node.options : node.type === "oneOf" ? node.cases.map(({ key }) => key) : []
      const group = node.type === "choice" || node.type === "chips" || node.type === "oneOf" ? node.words.split(".") : []
      const known = group[0] === "terms" ? (words as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>)[group[1] ?? ""] : undefined
      if (group[0] === "terms") nameless.push(...options.filter((option) => known?.[option] === undefined).map((option) => `${node.name}: ${option}`))
      if (node.type === "group" || (node.type === "rows" && node.nodes !== null)) look(node.nodes ?? [], here)
      if (node.type === "oneOf") node.cases.forEach(({ nodes: inner }) => look(inner ?? [], here))
    })
    look(TERMS_SECTIONS.flatMap(({ nodes }) => nodes), [])
    expect(nameless).toEqual([])
  })
})

describe("the overview", () => {
  it("has a place for every figure of the server", () => {
    const places = new Set<string>([...[...WORKSHOP, ...WARRANTY].map(({ name }) => name), ...CHARTS])
    expect(FIGURE_NAMES.filter((name) => !places.has(name))).toEqual([])
  })

  it("asks of one location only what knows locations", () => {
    expect(WORKSHOP.filter(({ name }) => !knowsLocation(name))).toEqual([])
  })
})

describe("what comes along with a unit", () => {
  it("is called alike at the desk and at the bench, and written down in the bench's English", () => {
    expect([en.repair.accessory, de.repair.accessory]).toEqual([benchEn.accessory, benchDe.accessory])
    expect(USUAL_ACCESSORIES).toEqual(benchEn.accessory)
  })
})
