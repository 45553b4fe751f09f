import { Link } from "react-router-dom"
import type { HttpPage, HttpStoreUnit } from "../../../src/types/http"
import { useSession } from "../../shared/api/session"
import { useRead } from "../../shared/api/use-read"
import { useFormats } from "../../shared/format/use-formats"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { MoreButton, usePageSize } from "../common/more-button"
import { CoverBar } from "../coverage/cover-bar"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Empty } from "../ui/empty"
import { Box, ChevronRight } from "../ui/icons"
import { Badge, Notice } from "../ui/notice"
import { Page } from "../ui/page"
import { ProductPicture, useProductName } from "./product"
import { Registrations } from "./registrations"
import { useSummaryWords } from "./summary-words"

export function ProductsPage() {
  const { t } = useTexts()
  return <Page title={t("products.title")} lead={t("products.lead")}><Gate reason={t("products.signIn")}><Products /></Gate></Page>
}

function Products() {
  const { t } = useTexts()
  const session = useSession()
  const { time } = useFormats()
  const [limit, more] = usePageSize()
  const query = useRead<HttpPage & { units: HttpStoreUnit[] }>("/store/units", { limit }, { keepPrevious: true })
  return (
    <>
      {session?.kind === "guest" && session.expiresAt !== null && <Notice title={t("products.guest", { time: time(session.expiresAt) })}>{t("products.guestHint")}</Notice>}
      <Loaded query={query} skeletons={3}>
        {({ units, count }) => units.length === 0 ? (
          <Empty icon={<Box />} title={t("products.none")} hint={t("products.noneHint")}><ButtonLink to="/register">{t("products.register")}</ButtonLink></Empty>
        ) : (
          <>
            <ul className="flex flex-col gap-y-3">{units.map((unit) => <li key={unit.id}><ProductCard unit={unit} /></li>)}</ul>
            <MoreButton shown={units.length} count={count} onMore={more} />
            {session?.kind === "customer" && <ButtonLink to="/register" look="plain" isWide>{t("products.register")}</ButtonLink>}
          </>
        )}
      </Loaded>
      {session?.kind === "customer" && <Registrations />}
    </>
  )
}

function ProductCard({ unit }: { readonly unit: HttpStoreUnit }) {
  const { t } = useTexts()
  const name = useProductName()
  const summary = useSummaryWords()(unit.coverage_summary)
  const cover = unit.coverage_summary
  return (
    <Link to={`/products/${unit.id}`} className="bg-ui-bg-base shadow-elevation-card-rest hover:bg-ui-bg-base-hover focus-visible:outline-brand flex flex-col gap-y-4 rounded-2xl p-4 focus-visible:outline focus-visible:outline-2 focus-visible:outline-offset-2 sm:p-5">
      <span className="flex items-center gap-x-4">
        <ProductPicture unit={unit} />
        <span className="flex min-w-0 flex-1 flex-col gap-y-0.5">
          <span className="text-ui-fg-base break-words text-base font-semibold">{name(unit)}</span>
          <span className="text-ui-fg-subtle break-all text-sm">{unit.serial_number}</span>
        </span>
        <ChevronRight className="text-ui-fg-muted shrink-0" />
      </span>
      <span className="flex flex-wrap gap-2">
        <Badge tone={summary.tone}>{summary.text}</Badge>
        {unit.is_recalled && <Badge tone="bad">{t("products.recalled")}</Badge>}
        {unit.custody !== "customer" && <Badge>{t(unit.custody === "carrier" ? "products.onTheWay" : "products.withUs")}</Badge>}
      </span>
      {cover?.starts_on && cover.ends_on && <CoverBar startsOn={cover.starts_on} endsOn={cover.ends_on} isInForce={cover.verdict !== "not_covered"} />}
    </Link>
  )
}
