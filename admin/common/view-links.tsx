import { clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useTexts } from "./use-texts"

interface ViewLinksProps {
  readonly views: readonly { readonly label: string; readonly to: string | { readonly search: string }; readonly isCurrent: boolean }[]
}

/** Ready-made views of a list, or the pages of one subject: each a link that can be sent to a colleague. */
export function ViewLinks({ views }: ViewLinksProps) {
  const { t } = useTexts()
  return (
    <nav aria-label={t("list.views")} className="flex flex-wrap gap-1.5">
      {views.map(({ label, to, isCurrent }) => (
        <Link
          key={label} to={to} aria-current={isCurrent ? "page" : undefined}
          className={clx("txt-compact-small-plus focus-visible:shadow-borders-focus rounded-full px-3 py-1 outline-none", isCurrent ? "bg-ui-bg-base shadow-elevation-card-rest text-ui-fg-base" : "text-ui-fg-subtle hover:bg-ui-bg-base-hover")}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
