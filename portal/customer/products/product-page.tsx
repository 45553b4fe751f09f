import { useParams } from "react-router-dom"
import type { HttpStoreUnit } from "../../../src/types/http"
import { useSession } from "../../shared/api/session"
import { useRead } from "../../shared/api/use-read"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { CoverageAnswer } from "../coverage/coverage-answer"
import { useUnitCoverage } from "../coverage/use-coverage"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Gift, Return } from "../ui/icons"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import { ProductPicture, useProductName } from "./product"
import { ProductHistory } from "./product-history"
import { RepairHistory } from "./repair-history"

export function ProductPage() {
  const { t } = useTexts()
  return (
    <Page title={t("product.title")} back={{ to: "/products", label: t("nav.products") }}>
      <Gate reason={t("product.signIn")}><Product /></Gate>
    </Page>
  )
}

function Product() {
  const { id = "" } = useParams()
  const query = useRead<{ unit: HttpStoreUnit }>(`/store/units/${encodeURIComponent(id)}`)
  return <Loaded query={query} skeletons={3}>{({ unit }) => <Shown unit={unit} />}</Loaded>
}

function Shown({ unit }: { readonly unit: HttpStoreUnit }) {
  const { t } = useTexts()
  const name = useProductName()
  const session = useSession()
  return (
    <>
      <div className="flex items-center gap-x-4">
        <ProductPicture unit={unit} isLarge />
        <div className="flex min-w-0 flex-col gap-y-1">
          <p className="text-ui-fg-base break-words text-lg font-semibold">{name(unit)}</p>
          <p className="text-ui-fg-subtle break-all font-mono text-sm">{unit.serial_number}</p>
        </div>
      </div>
      {unit.is_recalled && <Notice tone="bad" title={t("product.recalled")}>{t("product.recalledHint")}</Notice>}
      {unit.custody !== "customer" && <Notice title={t(unit.custody === "carrier" ? "product.onTheWay" : "product.withUs")}>{t("product.withUsHint")}</Notice>}
      <div className="grid gap-3 sm:grid-cols-2">
        <ButtonLink to={`/request?unit=${unit.id}`}><Return />{t("product.request")}</ButtonLink>
        {session?.kind === "customer" && <ButtonLink to={`/products/${unit.id}/transfer`} look="plain"><Gift />{t("product.passOn")}</ButtonLink>}
      </div>
      <Cover unit={unit} />
      <ProductHistory unitId={unit.id} />
      <RepairHistory unitId={unit.id} />
    </>
  )
}

function Cover({ unit }: { readonly unit: HttpStoreUnit }) {
  const query = useUnitCoverage(unit.id)
  return <Loaded query={query}>{({ coverage }) => <CoverageAnswer coverage={coverage} />}</Loaded>
}
