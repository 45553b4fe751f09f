import { useTexts } from "../common/use-texts"
import { ViewLinks } from "../common/view-links"

export type WarrantyView = "policies" | "check" | "registrations" | "claims"

/** The pages of warranty. */
export function WarrantyNav({ current }: { readonly current: WarrantyView }) {
  const { t } = useTexts()
  const views = [
    { name: "policies", to: "/aftercare/warranty", label: t("warranty.view.policies") }, { name: "check", to: "/aftercare/warranty?view=check", label: t("warranty.view.check") },
    { name: "registrations", to: "/aftercare/warranty/registrations", label: t("claim.registrations") }, { name: "claims", to: "/aftercare/warranty/claims", label: t("claim.claims") },
  ] as const
  return <div className="px-1"><ViewLinks views={views.map(({ name, to, label }) => ({ to, label, isCurrent: current === name }))} /></div>
}
