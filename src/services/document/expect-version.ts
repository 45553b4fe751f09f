import { RejectionError, reject } from "../../domain/common/rejection"

/** Refuses a write that rests on an older version of the document than the present one. */
export function expectVersion(document: { readonly id: string; readonly displayId: string; readonly version: number }, expected: number | undefined): void {
  if (expected === undefined || expected === document.version) return
  throw new RejectionError(reject("conflict.stale", `${document.displayId} was changed by somebody else meanwhile: it is at version ${document.version}, you saw ${expected}.`, {
    id: document.id, version: document.version, expected_version: expected,
  }))
}
