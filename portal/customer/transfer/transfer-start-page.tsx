import { useState } from "react"
import { useParams } from "react-router-dom"
import type { HttpStoreUnit } from "../../../src/types/http"
import { isMissing } from "../../shared/api/problem"
import { useRead } from "../../shared/api/use-read"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { useProductName } from "../products/product"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import { LinkOffer, MailOffer } from "./offer-forms"
import { Offered } from "./offered"
import type { Transfer, TransferLink } from "./transfer"

export function TransferStartPage() {
  const { t } = useTexts()
  const { id = "" } = useParams()
  return (
    <Page title={t("transfer.title")} lead={t("transfer.lead")} back={{ to: `/products/${id}`, label: t("product.title") }}>
      <Gate reason={t("transfer.signIn")} isForCustomersOnly><Start id={id} /></Gate>
    </Page>
  )
}

const REFRESH_MS = 4_000

function Start({ id }: { readonly id: string }) {
  const { t } = useTexts()
  const [offer, setOffer] = useState<Transfer | null>(null)
  const [sent, setSent] = useState<{ readonly email?: string; readonly url?: string }>({})
  // While an offer is open it is looked whether it was taken: then the product is somebody else's.
  const unit = useRead<{ unit: HttpStoreUnit }>(`/store/units/${encodeURIComponent(id)}`, {}, { refreshMs: offer === null ? 0 : REFRESH_MS })
  const offers = useRead<{ ownership_transfers: Transfer[] }>("/store/ownership-transfers", { limit: 200 })
  const open = offer ?? offers.data?.ownership_transfers.find((each) => each.unit_id === id) ?? null
  const forget = (): void => {
    setOffer(null)
    setSent({})
  }
  if (offer !== null && isMissing(unit.error)) {
    return (
      <>
        <Notice tone="good" title={t("transfer.gone")} isNews>{t("transfer.goneHint")}</Notice>
        <ButtonLink to="/products" isWide look="plain">{t("nav.products")}</ButtonLink>
      </>
    )
  }
  return (
    <Loaded query={offers} skeletons={1}>
      {() => (
        <Loaded query={unit} skeletons={1}>
          {({ unit: shown }) => open === null
            ? <Ways unit={shown} onMailed={(made, email) => (setOffer(made), setSent({ email }))} onLinked={({ ownership_transfer: made, url }) => (setOffer(made), setSent({ url }))} />
            : <Offered offer={open} {...sent} onCanceled={forget} />}
        </Loaded>
      )}
    </Loaded>
  )
}

interface WaysProps {
  readonly unit: HttpStoreUnit
  readonly onMailed: (transfer: Transfer, email: string) => void
  readonly onLinked: (link: TransferLink) => void
}

function Ways({ unit, onMailed, onLinked }: WaysProps) {
  const { t } = useTexts()
  const name = useProductName()
  if (unit.is_recalled) return <Notice tone="bad" title={t("transfer.recalled")}>{t("transfer.recalledHint")}</Notice>
  return (
    <>
      <p className="text-ui-fg-base px-1 text-sm"><span className="font-semibold">{name(unit)}</span> <span className="text-ui-fg-subtle break-all">{unit.serial_number}</span></p>
      <LinkOffer unitId={unit.id} onOffered={onLinked} />
      <MailOffer unitId={unit.id} onOffered={onMailed} />
    </>
  )
}
