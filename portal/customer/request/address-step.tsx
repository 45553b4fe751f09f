import { useState } from "react"
import type { HttpAddress, HttpAddressOptions, HttpAddressOptionsAnswer, HttpStoreUnit } from "../../../src/types/http"
import { useRead } from "../../shared/api/use-read"
import { AddressFields, useAddressProblems } from "../address/address-fields"
import { addressLines, isSamePlace, NO_ADDRESS, type Place } from "../address/place"
import { useCountry } from "../address/use-country"
import { Loaded } from "../common/loaded"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { Choice } from "../ui/choice"
import { StepForm } from "./step-form"

interface AddressStepProps {
  readonly unit: HttpStoreUnit
  readonly place: Place | null
  /** What she typed last. */
  readonly typed: HttpAddress | null
  /** Kept while it is typed, not only when it is complete. */
  readonly onChange: (part: { readonly place: Place; readonly typed?: HttpAddress }) => void
  readonly onNext: (place: Place) => void
}

const OTHER = "other"

/** Where the parcel starts and ends: as in the order, one of those in the account, or another. */
export function AddressStep(props: AddressStepProps) {
  const { t } = useTexts()
  const query = useRead<HttpAddressOptionsAnswer>(`/store/units/${encodeURIComponent(props.unit.id)}/address-options`)
  return <Loaded query={query} skeletons={1}>{({ address_options: options }) => <Card title={t("request.address")} hint={t("request.addressHint")}><Places {...props} options={options} /></Card>}</Loaded>
}

function Places({ place, typed: before, options, onChange, onNext }: AddressStepProps & { readonly options: HttpAddressOptions }) {
  const { t } = useTexts()
  const country = useCountry()
  const problemsOf = useAddressProblems()
  const [isPressed, setPressed] = useState(false)
  const known = knownPlaces(options)
  const typed: HttpAddress = before ?? { ...NO_ADDRESS, country_code: options.order?.country_code ?? options.country_codes[0] ?? "" }
  const way = known.length === 0 ? OTHER : place?.way === OTHER || known.some((each) => each.way === place?.way) ? place?.way ?? null : known[0]?.way ?? null
  const chosen = way === OTHER ? { way: OTHER, address: typed } : known.find((each) => each.way === way) ?? null
  const type = (address: HttpAddress): void => onChange({ place: { way: OTHER, address }, typed: address })
  const next = (): void => {
    setPressed(true)
    if (chosen !== null && (chosen.way !== OTHER || Object.keys(problemsOf(typed)).length === 0)) onNext({ ...chosen, address: trimmed(chosen.address) })
  }
  return (
    <StepForm onNext={next}>
      {known.length > 0 && (
        <Choice<string>
          label={t("request.address")} isLabelHidden value={way} problem={isPressed && chosen === null ? t("address.choose") : null} onChange={(name) => onChange({ place: known.find((each) => each.way === name) ?? { way: OTHER, address: typed } })}
          options={[
            ...known.map((each) => ({ value: each.way, label: t(each.way === "order" ? "address.order" : "address.saved"), hint: addressLines(each.address, country).join(", ") })),
            { value: OTHER, label: t("address.other") },
          ]}
        />
      )}
      {way === OTHER && <AddressFields address={typed} countryCodes={options.country_codes} isPressed={isPressed} onChange={(part) => type({ ...typed, ...part })} />}
    </StepForm>
  )
}

/** Each place once; those in a country that the shop does not serve would only be refused. */
function knownPlaces({ order, saved, country_codes: served }: HttpAddressOptions): readonly Place[] {
  const all = [...(order === null ? [] : [{ way: "order", address: order }]), ...saved.map((address, index) => ({ way: `saved-${index}`, address }))]
  const isServed = ({ country_code: code }: HttpAddress): boolean => served.length === 0 || served.includes(code)
  return all.filter((place, index) => isServed(place.address) && all.findIndex((each) => isSamePlace(each.address, place.address)) === index)
}

/** Empty fields are none. */
const trimmed = (address: HttpAddress): HttpAddress => Object.fromEntries(Object.entries(address as unknown as Record<string, string | null>).map(([name, text]) => [name, text?.trim() || null])) as unknown as HttpAddress
