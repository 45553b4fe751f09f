import type { HttpRepairCode } from "../../src/types/http"
import { useWrite, type Writer } from "../common/api/use-write"
import { codeFileOf } from "./code-file"

interface ImportAnswer {
  readonly imported_count: number
}

/** Codes are taken over as a file, one or many of them: new ones are added, known ones get the file's label and standing. */
export const useImportCodes = (): Writer<FormData, ImportAnswer> => useWrite<FormData, ImportAnswer>("/admin/repair-codes/import")

export function formOf(content: string): FormData {
  const form = new FormData()
  form.set("file", new File([content], "repair-codes.csv", { type: "text/csv" }))
  return form
}

export const formOfCodes = (codes: readonly HttpRepairCode[]): FormData => formOf(codeFileOf(codes))
