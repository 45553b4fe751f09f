import { Text } from "@medusajs/ui"
import type { UseQueryResult } from "@tanstack/react-query"
import type { HttpAttachment, HttpPage } from "../../src/types/http"
import { useRead } from "./api/use-read"
import { FileTiles } from "./file-tiles"
import { Section } from "./section"
import { useTexts } from "./use-texts"

/** The files of a document that does not bring them along itself. */
export const useFilesOf = (type: "warranty_claim" | "warranty_registration", id: string | null): UseQueryResult<HttpPage & { readonly attachments: readonly HttpAttachment[] }> =>
  useRead("/admin/attachments", { subject_type: type, subject_id: id }, { enabled: id !== null })

export function FilesSection({ files }: { readonly files: readonly (Pick<HttpAttachment, "id" | "filename"> & { readonly mime_type: string })[] }) {
  const { t } = useTexts()
  return <Section title={t("rma.files")}>{files.length === 0 ? <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("rma.noFiles")}</Text> : <div className="px-6 py-4"><FileTiles files={files} /></div>}</Section>
}
