import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { GENERATED_DOCUMENTS, staleDocuments } from "../scripts/docs/generated-documents"
import { UNIT_COMMANDS } from "../src/domain/unit/transitions"
import { REJECTIONS } from "../src/domain/common/rejection"

const textOf = (file: string): string => GENERATED_DOCUMENTS.find((document) => document.file === file)?.render() ?? ""

describe("the documents made from code", () => {
  it("are what the code says now: otherwise run `npm run docs` and commit the result", () => {
    expect(staleDocuments()).toEqual([])
  })
  it("count as stale when they are missing", () => {
    const empty = mkdtempSync(path.join(tmpdir(), "aftercare-docs-"))
    expect(staleDocuments(empty)).toEqual(GENERATED_DOCUMENTS.map(({ file }) => file))
  })
  it("name every command with its event", () => {
    const text = textOf("docs/state-machines.md")
    expect(UNIT_COMMANDS.filter((name) => !new RegExp(`^\\| \`${name}\` \\| \`unit\\.`, "m").test(text))).toEqual([])
  })
  it("name every rejection", () => {
    const text = textOf("docs/rejections.md")
    expect(Object.keys(REJECTIONS).filter((name) => !text.includes(`| \`${name}\` |`))).toEqual([])
  })
})
