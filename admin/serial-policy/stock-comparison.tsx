import { Button, clx, Text, toast, usePrompt } from "@medusajs/ui"
import type { HttpReadinessAnswer, HttpSerialPolicy, HttpSerialPolicyAnswer } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { useLocationNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"

/** Units beside Medusa's level at each location: while adopting the way still to go, afterwards a drift that should not be. */
export function StockComparison({ policy }: { readonly policy: HttpSerialPolicy }) {
  const { t } = useTexts()
  const locations = useLocationNames()
  const { data } = useRead<HttpReadinessAnswer>(`/admin/serial-policies/${policy.id}/readiness`)
  if (data === undefined) return null
  const { gaps, ready, open_line_count } = data.readiness
  const shown = gaps.filter(({ stocked_quantity, unit_count }) => stocked_quantity !== 0 || unit_count !== 0)
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">{policy.state === "adopting" ? t("policy.stillToAdopt") : t("policy.agreement")}</Text>
      {shown.length > 0 && (
        <table className="txt-compact-small w-full">
          <thead className="text-ui-fg-subtle"><tr><th className="pb-1 text-left font-normal">{t("unit.location")}</th><th className="pb-1 text-right font-normal">{t("policy.inMedusa")}</th><th className="pb-1 text-right font-normal">{t("policy.units")}</th></tr></thead>
          <tbody>
            {shown.map(({ location_id, stocked_quantity, unit_count, difference }) => (
              <tr key={location_id} className={clx({ "text-ui-fg-error": difference !== 0 && policy.state === "active", "text-ui-tag-orange-text": difference !== 0 && policy.state === "adopting" })}>
                <td className="py-0.5">{locations.get(location_id)}</td><td className="py-0.5 text-right tabular-nums">{stocked_quantity}</td><td className="py-0.5 text-right tabular-nums">{unit_count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {policy.state === "active" && <Text size="small" className={ready ? "text-ui-fg-subtle" : "text-ui-fg-error"}>{ready ? t("policy.agrees") : t("policy.drifts")}</Text>}
      {policy.state === "adopting" && (
        <div className="flex items-center justify-between gap-x-3">
          <Text size="small" className="text-ui-fg-subtle text-pretty">{ready ? t("policy.ready", { count: open_line_count }) : t("policy.notReady")}</Text>
          <Activate policy={policy} isReady={ready} />
        </div>
      )}
    </div>
  )
}

function Activate({ policy, isReady }: { readonly policy: HttpSerialPolicy; readonly isReady: boolean }) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const { write, isPending } = useWrite<object, HttpSerialPolicyAnswer>(`/admin/serial-policies/${policy.id}/activate`)
  const onClick = async (): Promise<void> => {
    if (!(await prompt({ variant: "confirmation", title: t("policy.activate"), description: t("policy.activateConsequence"), confirmText: t("policy.activate"), cancelText: t("general.cancel") }))) return
    try {
      await write({})
      toast.success(t("policy.activated"))
    } catch (error) {
      toastProblem(error)
    }
  }
  return <Button size="small" disabled={!isReady} isLoading={isPending} onClick={() => void onClick()}>{t("policy.activate")}</Button>
}
