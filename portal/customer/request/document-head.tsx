import { Badge } from "../ui/notice"
import type { StatusWords } from "./status-words"

/** The number one says on the phone, and how it stands. */
export function DocumentHead({ displayId, status }: { readonly displayId: string; readonly status: StatusWords }) {
  return (
    <div className="-mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="text-ui-fg-subtle font-mono text-sm">{displayId}</p>
      <Badge tone={status.tone}>{status.text}</Badge>
    </div>
  )
}
