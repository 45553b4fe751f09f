import type { ReactNode } from "react"
import { CheckCircle, Info, Warning } from "./icons"

export type Tone = "good" | "attention" | "bad" | "neutral"

const TONES: Record<Tone, string> = {
  good: "bg-ui-tag-green-bg border-ui-tag-green-border text-ui-tag-green-text",
  attention: "bg-ui-tag-orange-bg border-ui-tag-orange-border text-ui-tag-orange-text",
  bad: "bg-ui-tag-red-bg border-ui-tag-red-border text-ui-tag-red-text",
  neutral: "bg-ui-bg-component border-ui-border-base text-ui-fg-base",
}
const ICONS = { good: CheckCircle, attention: Warning, bad: Warning, neutral: Info }

interface NoticeProps {
  readonly tone?: Tone
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** It appears in answer to something: it is read out. */
  readonly isNews?: boolean
}

export function Notice({ tone = "neutral", title, children, isNews = false }: NoticeProps) {
  const Icon = ICONS[tone]
  return (
    <div role={isNews ? (tone === "bad" ? "alert" : "status") : undefined} className={`flex gap-x-3 rounded-xl border p-4 ${TONES[tone]}`}>
      <Icon className="mt-0.5 shrink-0" />
      <div className="flex min-w-0 flex-col gap-y-1 text-pretty text-sm">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ui-fg-base flex flex-col gap-y-2">{children}</div>}
      </div>
    </div>
  )
}

export function Badge({ tone = "neutral", children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`inline-flex shrink-0 items-center whitespace-nowrap rounded-full border px-2.5 py-0.5 text-xs font-medium ${TONES[tone]}`}>{children}</span>
}
