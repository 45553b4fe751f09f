import { Photo as PhotoIcon } from "@medusajs/icons"
import { clx } from "@medusajs/ui"

/** A product's picture, or the room for one. It only decorates: the name stands beside it. */
export function Photo({ src, size = "small" }: { readonly src: string | null; readonly size?: "small" | "large" }) {
  return (
    <span className={clx("bg-ui-bg-component border-ui-border-base flex shrink-0 items-center justify-center overflow-hidden rounded border", size === "small" ? "h-8 w-6" : "h-14 w-11 rounded-md")}>
      {src === null ? <PhotoIcon className="text-ui-fg-muted" /> : <img src={src} alt="" className="h-full w-full object-cover object-center" />}
    </span>
  )
}
