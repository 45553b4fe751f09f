import { Button } from "@medusajs/ui"
import type { HttpPage } from "../../src/types/http"
import { type ListParams, PAGE_SIZE } from "./use-list-params"
import { useTexts } from "./use-texts"

/** "21 – 40 of 112". A count beyond what is counted exactly says so. */
export function ListPager({ page, shownCount, list }: { readonly page: HttpPage; readonly shownCount: number; readonly list: ListParams }) {
  const { t, locale } = useTexts()
  const from = (list.pageNumber - 1) * PAGE_SIZE + 1
  const to = from + shownCount - 1
  const number = new Intl.NumberFormat(locale)
  const total = page.count_is_exact ? number.format(page.count) : t("list.moreThan", { count: number.format(page.count) })
  // A list by offset has no cursor; where its count is a lower bound, a full page means that there may be another.
  const hasNext = shownCount > 0 && (page.next_after !== null || to < page.count || (!page.count_is_exact && shownCount === PAGE_SIZE))
  return (
    <div className="text-ui-fg-subtle txt-compact-small-plus flex w-full items-center justify-between gap-x-3 px-4 py-3 md:px-6">
      <span className="whitespace-nowrap">{shownCount === 0 ? t("list.none") : t("list.range", { from: number.format(from), to: number.format(to), total })}</span>
      <div className="flex items-center gap-x-2">
        <Button type="button" variant="transparent" size="small" disabled={list.pageNumber <= 1} onClick={list.goBack}>{t("list.previous")}</Button>
        <Button type="button" variant="transparent" size="small" disabled={!hasNext} onClick={() => list.goNext(page)}>{t("list.next")}</Button>
      </div>
    </div>
  )
}
