import type { HttpAttachment } from "../../src/types/http"
import { idsOf, NO_FILES, withFile, withoutFile } from "./files"

const file = (id: string): HttpAttachment => ({ id, filename: `${id}.jpg` } as HttpAttachment)

describe("files that go along with a form", () => {
  it("do not bring back one that was taken off while the next was on its way", () => {
    const takenOff = withoutFile(withFile(NO_FILES, file("one")), file("one"))
    expect(idsOf(withFile(takenOff, file("two")))).toEqual(["two"])
  })
  it("stay on their way until the last has arrived", () => {
    expect(withFile({ ...NO_FILES, isPending: true }, file("one")).isPending).toBe(true)
  })
})
