import { Container, Skeleton } from "@medusajs/ui"
import { useTexts } from "./use-texts"

/** Takes the room that the content will take, so that nothing jumps. */
export function LoadingRows({ count = 3 }: { readonly count?: number }) {
  const { t } = useTexts()
  return (
    <div role="status" aria-label={t("general.loading")} className="flex flex-col gap-y-3 px-6 py-4">
      {Array.from({ length: count }, (_, index) => <Skeleton key={index} className="h-6 w-full" />)}
    </div>
  )
}

export function LoadingPage() {
  return <Container className="min-h-[400px] p-0"><LoadingRows count={8} /></Container>
}
