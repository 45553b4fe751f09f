import type { HttpRmaList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { FactRow } from "../common/section"
import { TextLink } from "../common/text-link"
import { useTexts } from "../common/use-texts"

const RETURNS_MAX = 20

/** The return that brought a unit here: what its customer gets is decided, or offered, there. */
export function ReturnFact({ lineId, unitId }: { readonly lineId: string; readonly unitId: string }) {
  const { t } = useTexts()
  const { data } = useRead<HttpRmaList>("/admin/rmas", { unit_id: unitId, limit: RETURNS_MAX })
  const rma = data?.rmas.find(({ lines }) => lines.some(({ id }) => id === lineId))
  return rma === undefined ? null : <FactRow name={t("rma.return")}><TextLink to={`/aftercare/returns/${rma.id}`}>{rma.display_id}</TextLink></FactRow>
}
