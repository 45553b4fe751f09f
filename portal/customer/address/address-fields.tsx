import type { HttpAddress } from "../../../src/types/http"
import { useTexts } from "../use-texts"
import { SelectField, TextField } from "../ui/field"
import { hasProvince, isPhone, isPostalCode } from "./place"
import { useCountry } from "./use-country"

interface AddressFieldsProps {
  readonly address: HttpAddress
  /** Of the shop's regions; none: any. */
  readonly countryCodes: readonly string[]
  /** What is wrong is said once it was tried to go on. */
  readonly isPressed: boolean
  readonly onChange: (part: Partial<HttpAddress>) => void
}

const LENGTH_MAX = 255
type Field = "last_name" | "address_1" | "postal_code" | "city" | "country_code" | "phone"
export type AddressProblems = Partial<Record<Field, string>>

/** What keeps an address from being used, in words. */
export function useAddressProblems(): (address: HttpAddress) => AddressProblems {
  const { t } = useTexts()
  const country = useCountry()
  return (address) => {
    const filled = (text: string | null): string => text?.trim() ?? ""
    const needed = (field: "address_1" | "city" | "postal_code" | "country_code"): AddressProblems => (filled(address[field]) === "" ? { [field]: t("common.required") } : {})
    return {
      ...([address.first_name, address.last_name, address.company].every((text) => filled(text) === "") ? { last_name: t("address.nameNeeded") } : {}),
      ...(filled(address.postal_code) !== "" && !isPostalCode(filled(address.postal_code), address.country_code) ? { postal_code: t("address.postalCodeWrong", { country: country(address.country_code) }) } : {}),
      ...needed("address_1"), ...needed("postal_code"), ...needed("city"), ...needed("country_code"),
      ...(filled(address.phone) !== "" && !isPhone(filled(address.phone)) ? { phone: t("address.phoneWrong") } : {}),
    }
  }
}

export function AddressFields({ address, countryCodes, isPressed, onChange }: AddressFieldsProps) {
  const { t } = useTexts()
  const country = useCountry()
  const found = useAddressProblems()(address)
  const problems = isPressed ? found : {}
  const text = (name: keyof HttpAddress) => ({ value: address[name] ?? "", maxLength: LENGTH_MAX, onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange({ [name]: target.value }) })
  const countries = [...countryCodes].map((code) => ({ code, name: country(code) })).sort((one, other) => one.name.localeCompare(other.name))
  return (
    <div className="flex flex-col gap-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("address.firstName")} autoComplete="given-name" {...text("first_name")} />
        <TextField label={t("address.lastName")} autoComplete="family-name" problem={problems.last_name} {...text("last_name")} />
      </div>
      <TextField label={t("address.company")} isOptional autoComplete="organization" {...text("company")} />
      <TextField label={t("address.street")} autoComplete="address-line1" problem={problems.address_1} {...text("address_1")} />
      <TextField label={t("address.street2")} isOptional autoComplete="address-line2" {...text("address_2")} />
      <div className="grid grid-cols-[2fr_3fr] gap-4">
        <TextField label={t("address.postalCode")} autoComplete="postal-code" problem={problems.postal_code} {...text("postal_code")} maxLength={32} />
        <TextField label={t("address.city")} autoComplete="address-level2" problem={problems.city} {...text("city")} />
      </div>
      {hasProvince(address.country_code) && <TextField label={t("address.province")} isOptional autoComplete="address-level1" {...text("province")} />}
      {countries.length === 0 ? <TextField label={t("address.countryCode")} autoComplete="country" problem={problems.country_code} {...text("country_code")} maxLength={2} />
        : (
          <SelectField label={t("address.country")} autoComplete="country" problem={problems.country_code} value={address.country_code} onChange={({ target }) => onChange({ country_code: target.value, ...(hasProvince(target.value) ? {} : { province: "" }) })}>
            {!countryCodes.includes(address.country_code) && <option value="" />}
            {countries.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </SelectField>
        )}
      <TextField label={t("address.phone")} hint={t("address.phoneHint")} isOptional type="tel" autoComplete="tel" problem={problems.phone} {...text("phone")} maxLength={40} />
    </div>
  )
}
