import type { ReactNode } from "react"
import { Link, useNavigate } from "react-router-dom"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { Box, ChevronRight, Return, Shield } from "../ui/icons"
import { Page } from "../ui/page"
import { LabelField } from "./label-field"

export function HomePage() {
  const { t } = useTexts()
  const navigate = useNavigate()
  return (
    <Page title={t("home.title")} lead={t("home.lead")}>
      <Card>
        <LabelField label={t("home.label")} hint={t("home.hint")} action={t("home.check")} onCode={(code) => void navigate(`/check?label=${encodeURIComponent(code)}`)} />
      </Card>
      <nav aria-label={t("home.ways")} className="bg-ui-bg-base shadow-elevation-card-rest divide-ui-border-base flex flex-col divide-y overflow-hidden rounded-2xl">
        <Way to="/request" icon={<Return />} title={t("home.request")} hint={t("home.requestHint")} />
        <Way to="/register" icon={<Shield />} title={t("home.register")} hint={t("home.registerHint")} />
        <Way to="/products" icon={<Box />} title={t("home.products")} hint={t("home.productsHint")} />
      </nav>
    </Page>
  )
}

function Way({ to, icon, title, hint }: { readonly to: string; readonly icon: ReactNode; readonly title: string; readonly hint: string }) {
  return (
    <Link to={to} className="hover:bg-ui-bg-base-hover focus-visible:outline-brand flex min-h-16 items-center gap-x-4 px-5 py-4 -outline-offset-2 focus-visible:outline focus-visible:outline-2">
      <span className="bg-ui-bg-component text-ui-fg-subtle flex size-10 shrink-0 items-center justify-center rounded-full">{icon}</span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="text-ui-fg-base text-base font-medium">{title}</span>
        <span className="text-ui-fg-subtle text-sm">{hint}</span>
      </span>
      <ChevronRight className="text-ui-fg-muted shrink-0" />
    </Link>
  )
}
