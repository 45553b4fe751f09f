import { Container, Copy, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { HttpUnit } from "../../src/types/http"
import { Photo } from "../common/photo"
import { useTexts } from "../common/use-texts"
import { UnitActions } from "./unit-actions"
import { GradeBadge, HoldBadges, UnitStatusBadge } from "./unit-badges"
import { useProductOfUnit } from "./use-product-of-unit"

/** Who this is, how it is, and what can be done with it now. */
export function UnitHeaderSection({ unit }: { readonly unit: HttpUnit }) {
  const { t } = useTexts()
  const product = useProductOfUnit([unit])(unit)
  const title = [product?.title, product?.detail].filter(Boolean).join(" · ")
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 items-center gap-x-4">
          <Photo src={product?.thumbnail ?? null} size="large" />
          <div className="min-w-0">
            <div className="flex items-center gap-x-1">
              <Heading level="h1" className="break-all font-mono">{unit.serial_number}</Heading>
              <Copy content={unit.serial_number} aria-label={t("unit.copySerial")} />
            </div>
            <Text size="small" className="text-ui-fg-subtle min-h-5">
              {product?.href ? <Link to={product.href} className="hover:text-ui-fg-base hover:underline">{title}</Link> : title}
            </Text>
          </div>
        </div>
        <UnitActions unit={unit} />
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <UnitStatusBadge status={unit.status} />
        <GradeBadge grade={unit.grade} />
        <HoldBadges holds={unit.holds} />
        <Text size="small" leading="compact" className="text-ui-fg-subtle pl-1">{t(`unit.custodyLine.${unit.custody}`)}</Text>
      </div>
    </Container>
  )
}
