import type { HttpAddress } from "../../../src/types/http"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { addressLines } from "./place"
import { useCountry } from "./use-country"

export function AddressLines({ address }: { readonly address: HttpAddress }) {
  const country = useCountry()
  return <span className="flex flex-col">{addressLines(address, country).map((line) => <span key={line} className="break-words">{line}</span>)}</span>
}

/** Where the parcel starts and ends, as it was said; nothing where nobody said it. */
export function AddressCard({ address }: { readonly address: HttpAddress | null }) {
  const { t } = useTexts()
  if (address === null) return null
  return (
    <Card title={t("address.title")} hint={t("address.wrong")}>
      <address className="text-ui-fg-base text-sm not-italic"><AddressLines address={address} /></address>
    </Card>
  )
}
