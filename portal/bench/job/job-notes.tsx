import { useState } from "react"
import type { HttpRepairOrder } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { useColleagues } from "../api/colleagues"
import { useAct } from "../queue/use-act"
import { PhotoButton } from "../ui/photo-button"
import { Sheet } from "../ui/sheet"
import { useTexts } from "../use-texts"
import { Fact } from "./unit-glance"
import { PhotosSheet } from "./photos-sheet"

/** Who did what is in the order; here is what they wrote and photographed. */
export function JobNotes({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const { run } = useAct(order)
  const [isOpen, setOpen] = useState<"notes" | "photos" | null>(null)
  const nameOf = useNameOf()
  // Photos come with the next step that changes nothing else: who has the order stays as it is.
  const canAttach = order.available_actions.includes("assign")
  return (
    <>
      <Fact label={t("job.technician")}><p className="txt-medium">{order.technician_id === null ? t("job.nobody") : nameOf({ type: "technician", id: order.technician_id })}</p></Fact>
      <div className="flex flex-wrap gap-2 lg:mt-auto lg:pt-2">
        {order.notes.length > 0 && <button type="button" onClick={() => setOpen("notes")} className="shadow-buttons-neutral bg-ui-button-neutral txt-medium-plus min-h-12 rounded-md px-4">{t("job.notes")} · {order.notes.length}</button>}
        {order.attachments.length > 0 && <button type="button" onClick={() => setOpen("photos")} className="shadow-buttons-neutral bg-ui-button-neutral txt-medium-plus min-h-12 rounded-md px-4">{t("job.photos")} · {order.attachments.length}</button>}
        {canAttach && <PhotoButton label={t("job.add")} onUploaded={({ id, filename }) => void run({ action: "assign", body: { technician_id: order.technician_id, attachment_ids: [id] }, detail: filename, done: t("intake.photoKept", { name: filename }) })} />}
      </div>
      {isOpen === "notes" && <NotesSheet order={order} onClose={() => setOpen(null)} />}
      {isOpen === "photos" && <PhotosSheet order={order} onClose={() => setOpen(null)} />}
    </>
  )
}

export function useNameOf(): (actor: { readonly type: string; readonly id: string }) => string {
  const { word } = useTexts()
  const colleagues = useColleagues()
  return ({ type, id }) => (type === "technician" ? colleagues.find((colleague) => colleague.id === id)?.name : undefined) ?? word("actor", type)
}

function NotesSheet({ order, onClose }: { readonly order: HttpRepairOrder; readonly onClose: () => void }) {
  const { t, word } = useTexts()
  const { time } = useFormats()
  const nameOf = useNameOf()
  return (
    <Sheet scans="close" title={t("job.notes")} side="right" onClose={onClose}>
      <ol className="flex flex-col gap-y-5">
        {[...order.notes].reverse().map((note) => (
          <li key={note.id} className="flex flex-col gap-y-0.5">
            <p className="txt-medium-plus">{word("action", note.command)}</p>
            <p className="txt-small text-ui-fg-subtle">{nameOf(note.by)} · {time(note.at)}</p>
            <p className="txt-large whitespace-pre-line break-words">{note.note}</p>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
