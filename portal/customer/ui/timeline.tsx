import { useFormats } from "../../shared/format/use-formats"

export interface TimelineEntry {
  readonly title: string
  readonly at: string | null
  readonly note?: string | null
}

/** What happened, the newest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { time } = useFormats()
  return (
    <ol className="flex flex-col">
      {entries.map(({ title, at, note }, index) => (
        <li key={index} className="relative flex gap-x-3 pb-5 last:pb-0">
          {index < entries.length - 1 && <span aria-hidden="true" className="bg-ui-border-strong absolute bottom-0 left-[5px] top-4 w-0.5" />}
          <span aria-hidden="true" className={`mt-1.5 size-3 shrink-0 rounded-full ${index === 0 ? "bg-brand" : "bg-ui-border-strong"}`} />
          <div className="flex min-w-0 flex-col gap-y-0.5">
            <p className="text-ui-fg-base text-sm font-medium">{title}</p>
            {at !== null && <p className="text-ui-fg-subtle text-sm"><time dateTime={at}>{time(at)}</time></p>}
            {note && <p className="bg-ui-bg-component text-ui-fg-base mt-1 whitespace-pre-wrap break-words rounded-lg px-3 py-2 text-sm">{note}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
