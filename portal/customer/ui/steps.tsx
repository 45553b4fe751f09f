import { useTexts } from "../use-texts"

/** Where one is on the way through a form. */
export function Steps({ current, count }: { readonly current: number; readonly count: number }) {
  const { t } = useTexts()
  return (
    <div className="flex flex-col gap-y-2">
      <p className="text-ui-fg-subtle text-sm" role="status">{t("common.step", { current, total: count })}</p>
      <div aria-hidden="true" className="flex gap-x-1.5">
        {Array.from({ length: count }, (_, index) => <span key={index} className={`h-1.5 flex-1 rounded-full ${index < current ? "bg-brand" : "bg-ui-bg-component-pressed"}`} />)}
      </div>
    </div>
  )
}
