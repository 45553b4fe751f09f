import { useTexts } from "../use-texts"

/** Holds the place of what is being loaded, so that nothing jumps when it comes. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useTexts()
  return (
    <div role="status" aria-label={t("common.loading")} className="bg-ui-bg-base shadow-elevation-card-rest flex flex-col gap-y-4 rounded-2xl p-5 sm:p-6">
      {Array.from({ length: lines }, (_, index) => <div key={index} className={`bg-ui-bg-component-pressed h-4 animate-pulse rounded motion-reduce:animate-none ${index === 0 ? "w-1/2" : index % 2 === 0 ? "w-5/6" : "w-full"}`} />)}
    </div>
  )
}

export const Skeletons = ({ count = 3 }: { readonly count?: number }) => <>{Array.from({ length: count }, (_, index) => <Skeleton key={index} />)}</>
