import { PaperClip } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type { HttpAttachment } from "../../src/types/http"
import { fetchFile } from "./api/backend"

type ShownFile = Pick<HttpAttachment, "id" | "filename"> & { readonly mime_type: string }

/** Photos to be looked at, papers to be opened. */
export function FileTiles({ files }: { readonly files: readonly ShownFile[] }) {
  return <ul className="grid grid-cols-3 gap-2">{files.map((file) => <li key={file.id}><FileTile file={file} /></li>)}</ul>
}

/** Files are streamed to who may see them, never handed out as addresses; so the picture is fetched with the session. */
function FileTile({ file }: { readonly file: ShownFile }) {
  const { data } = useQuery({ queryKey: ["aftercare-names", "file", file.id], queryFn: () => fetchFile(`/admin/attachments/${file.id}`), staleTime: Infinity })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (data === undefined) return
    const address = URL.createObjectURL(data)
    setUrl(address)
    return () => URL.revokeObjectURL(address)
  }, [data])
  return (
    <a href={url ?? undefined} target="_blank" rel="noreferrer" className="bg-ui-bg-component border-ui-border-base focus-visible:shadow-borders-focus flex aspect-square items-center justify-center overflow-hidden rounded-md border outline-none" title={file.filename}>
      {url !== null && file.mime_type.startsWith("image/") ? <img src={url} alt={file.filename} className="h-full w-full object-cover" /> : <span className="flex flex-col items-center gap-y-1 p-2"><PaperClip className="text-ui-fg-subtle" /><Text size="xsmall" className="break-all text-center">{file.filename}</Text></span>}
    </a>
  )
}
