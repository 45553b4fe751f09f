import { Text } from "@medusajs/ui"
import { useRead } from "../common/api/use-read"
import { useTexts } from "../common/use-texts"

interface Rollout {
  readonly rollout: { readonly status: "planning" | "running" | "finished"; readonly unit_count: number; readonly done_count: number } | null
}

const REFRESH_MS = 2_000

/** How far a published version is taken to the units that were sold already; gone when it is done. */
export function RolloutProgress({ policyId }: { readonly policyId: string }) {
  const { t } = useTexts()
  const { data } = useRead<Rollout>(`/admin/warranty-policies/${policyId}`, {}, { refreshMs: (answer) => (answer?.rollout != null && answer.rollout.status !== "finished" ? REFRESH_MS : false) })
  const rollout = data?.rollout
  if (rollout == null || rollout.status === "finished") return null
  const share = rollout.unit_count === 0 ? 0 : rollout.done_count / rollout.unit_count
  return (
    <div className="flex flex-col gap-y-1.5">
      <div role="progressbar" aria-label={t("terms.rollout")} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)} className="bg-ui-bg-component-pressed h-2 w-full overflow-hidden rounded-full">
        <div className="bg-ui-tag-blue-icon h-full rounded-full" style={{ width: `${share * 100}%` }} />
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">{t("terms.rolloutProgress", { done: rollout.done_count, all: rollout.unit_count })}</Text>
    </div>
  )
}
