import { clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useTexts } from "../common/use-texts"

export type WarrantyView = "policies" | "check" | "registrations" | "claims"

/** The pages of warranty: each a link that can be sent to a colleague. */
export function WarrantyNav({ current }: { readonly current: WarrantyView }) {
  const { t } = useTexts()
  const views = [
    { name: "policies", to: "/aftercare/warranty", label: t("warranty.view.policies") }, { name: "check", to: "/aftercare/warranty?view=check", label: t("warranty.view.check") },
    { name: "registrations", to: "/aftercare/warranty/registrations", label: t("claim.registrations") }, { name: "claims", to: "/aftercare/warranty/claims", label: t("claim.claims") },
  ] as const
  return (
    <nav aria-label={t("list.views")} className="flex flex-wrap gap-1.5 px-1">
      {views.map(({ name, to, label }) => (
        <Link
          key={name} to={to} aria-current={current === name ? "page" : undefined}
          className={clx("txt-compact-small-plus focus-visible:shadow-borders-focus rounded-full px-3 py-1 outline-none", current === name ? "bg-ui-bg-base shadow-elevation-card-rest text-ui-fg-base" : "text-ui-fg-subtle hover:bg-ui-bg-base-hover")}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
