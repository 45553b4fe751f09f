import { useEffect, useState } from "react"
import type { HttpAttachment, HttpRepairOrder } from "../../../src/types/http"
import { fetchFile } from "../../shared/api/request"
import { Loading, ProblemNotice } from "../../shared/ui/notices"
import { Sheet } from "../ui/sheet"
import { useTexts } from "../use-texts"

export function PhotosSheet({ order, onClose }: { readonly order: HttpRepairOrder; readonly onClose: () => void }) {
  const { t } = useTexts()
  return <Sheet scans="close" title={t("job.photos")} onClose={onClose}><ul className="grid grid-cols-1 gap-4 sm:grid-cols-2">{order.attachments.map((attachment) => <li key={attachment.id}><Photo attachment={attachment} /></li>)}</ul></Sheet>
}

/** Fetched with the session: no photo has an address of its own. */
function Photo({ attachment: { id, filename, mime_type: type } }: { readonly attachment: HttpAttachment }) {
  const [url, setUrl] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    let isOver = false
    let made: string | null = null
    fetchFile(`/technician/attachments/${id}`).then((blob) => {
      if (isOver) return
      made = URL.createObjectURL(blob)
      setUrl(made)
    }).catch(setError)
    return () => {
      isOver = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [id])
  if (error !== null) return <ProblemNotice error={error} />
  if (url === null) return <Loading />
  return (
    <figure className="flex flex-col gap-y-1">
      {type === "application/pdf" ? <a href={url} download={filename} className="txt-large underline">{filename}</a> : <img src={url} alt={filename} className="w-full rounded-lg" />}
      <figcaption className="txt-small text-ui-fg-subtle break-all">{filename}</figcaption>
    </figure>
  )
}
