import { Link } from "react-router-dom"
import { useRead } from "../../shared/api/use-read"
import { useFormats } from "../../shared/format/use-formats"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { Badge, type Tone } from "../ui/notice"
import type { Registration } from "./registration"

const TONES: Record<Registration["status"], Tone> = { pending: "attention", approved: "good", rejected: "bad" }

/** What one has registered, and what became of it; nothing at all where there is none. */
export function Registrations() {
  const { t } = useTexts()
  const { day } = useFormats()
  const { data } = useRead<{ warranty_registrations: Registration[] }>("/store/warranty-registrations", { limit: 20 })
  const registrations = data?.warranty_registrations ?? []
  if (registrations.length === 0) return null
  return (
    <Card title={t("registrations.title")}>
      <ul className="divide-ui-border-base flex flex-col divide-y">
        {registrations.map(({ id, serial_number: serialNumber, status, registered_at: at }) => (
          <li key={id} className="flex items-center justify-between gap-x-3 py-3 first:pt-0 last:pb-0">
            <span className="flex min-w-0 flex-col">
              <Link to={`/registrations/${id}`} className="text-ui-fg-base focus-visible:outline-brand break-all rounded text-sm font-medium underline underline-offset-4 focus-visible:outline focus-visible:outline-2">{serialNumber}</Link>
              <span className="text-ui-fg-subtle text-sm">{day(at)}</span>
            </span>
            <Badge tone={TONES[status]}>{t(`registrations.status.${status}`)}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  )
}
