import { useState } from "react"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"

const PAGE_SIZE = 20
const LIMIT_MAX = 200

/** How many of a list to ask for, and how to ask for more. */
export function usePageSize(): readonly [number, () => void] {
  const [limit, setLimit] = useState(PAGE_SIZE)
  return [limit, () => setLimit((current) => Math.min(LIMIT_MAX, current * 2))]
}

export function MoreButton({ shown, count, onMore }: { readonly shown: number; readonly count: number; readonly onMore: () => void }) {
  const { t } = useTexts()
  if (shown >= count || shown >= LIMIT_MAX) return null
  return <Button look="plain" isWide onClick={onMore}>{t("common.more", { shown, total: count })}</Button>
}
