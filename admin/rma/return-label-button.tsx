import { Alert, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRma } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { RejectedList } from "../common/rejected-list"
import { FactRow } from "../common/section"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"

interface ReturnLabel {
  readonly available: boolean
  readonly reason: "no_return_option" | "provider_gives_none" | null
  readonly tracking_number: string | null
  readonly tracking_url: string | null
  readonly label_url: string | null
}

const MAILABLE: ReadonlySet<string> = new Set(["authorized", "partially_received"])

/** A label of the carrier for the customer's parcel, where the warehouse has a carrier that makes them; asked again it is the same one. */
export function ReturnLabelButton({ rma }: { readonly rma: HttpRma }) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  if (!MAILABLE.has(rma.status)) return null
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>{t("rma.label")}</Button>
      {isOpen && <ReturnLabelDrawer rma={rma} onClose={() => setOpen(false)} />}
    </>
  )
}

function ReturnLabelDrawer({ rma, onClose }: { readonly rma: HttpRma; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, { readonly return_label: ReturnLabel }>(`/admin/rmas/${rma.id}/return-label`)
  const [label, setLabel] = useState<ReturnLabel | null>(null)
  const onSubmit = async (): Promise<void> => {
    if (label?.available === true) return onClose()
    try {
      setLabel((await write({})).return_label)
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("rma.label")} hint={t("rma.labelHint")} submit={label?.available === true ? t("general.close") : t("rma.makeLabel")} isPending={isPending} onSubmit={onSubmit} onClose={onClose}>
      {label !== null && (label.available ? <LabelFacts label={label} /> : <Alert variant="warning" role="status">{t(`rma.noLabel.${label.reason ?? "provider_gives_none"}`)}</Alert>)}
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

/** A carrier may write anything there; only what leads somewhere is a link. */
const isAddress = (url: string | null): url is string => url !== null && /^(https?:\/\/|\/)/.test(url)

function LabelFacts({ label }: { readonly label: ReturnLabel }) {
  const { t } = useTexts()
  return (
    <div role="status" className="border-ui-border-base rounded-lg border">
      <dl className="divide-ui-border-base divide-y">
        {label.tracking_number !== null && <FactRow name={t("unit.tracking")}>{!isAddress(label.tracking_url) ? label.tracking_number : <a className="text-ui-fg-interactive hover:underline" href={label.tracking_url} target="_blank" rel="noreferrer">{label.tracking_number}</a>}</FactRow>}
        {isAddress(label.label_url) && <FactRow name={t("rma.label")}><a className="text-ui-fg-interactive hover:underline" href={label.label_url} target="_blank" rel="noreferrer">{t("rma.openLabel")}</a></FactRow>}
      </dl>
      {label.tracking_number === null && !isAddress(label.label_url) && <Text size="small" className="text-ui-fg-subtle px-6 py-3">{t("rma.labelMade")}</Text>}
    </div>
  )
}
