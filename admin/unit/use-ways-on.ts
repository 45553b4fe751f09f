import { type DataTableCommand, toast } from "@medusajs/ui"
import { useMemo } from "react"
import { useNavigate } from "react-router-dom"
import type { HttpUnit } from "../../src/types/http"
import { useTexts } from "../common/use-texts"
import { canBeClaimedFromMaker, canBeRepaired, canBeReturned } from "./unit-words"

/** As many as one claim takes at once. */
const CLAIMED_AT_ONCE_MAX = 200

/** Documents that are opened for chosen units: a maker's claim for many, a return or a repair for the one that is chosen. */
export function useWaysOn(chosen: readonly HttpUnit[]): readonly DataTableCommand[] {
  const { t } = useTexts()
  const navigate = useNavigate()
  return useMemo(() => {
    const [only] = chosen
    const claim = (): void => {
      const ids = chosen.filter(canBeClaimedFromMaker).slice(0, CLAIMED_AT_ONCE_MAX).map(({ id }) => id)
      if (ids.length === 0) toast.warning(t("unit.noneClaimable"), { description: t("vendorClaim.noCandidates") })
      else navigate(`/aftercare/vendor-claims/create?units=${ids.join(",")}`)
    }
    return [
      { label: t("rma.openVendorClaimFor"), shortcut: "v", action: claim },
      ...(chosen.length === 1 && only !== undefined && canBeReturned(only) ? [{ label: t("rma.create"), shortcut: "t", action: () => navigate(`/aftercare/returns/create?unit=${only.id}`) }] : []),
      ...(chosen.length === 1 && only !== undefined && canBeRepaired(only) ? [{ label: t("repair.open"), shortcut: "o", action: () => navigate(`/aftercare/repairs/create?unit=${only.id}`) }] : []),
    ]
  }, [t, navigate, chosen])
}
