import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { HttpPayer, HttpRepairOrder, HttpRepairStatus } from "../../../src/types/http"
import { useTexts } from "../use-texts"

const COLORS = {
  grey: "bg-ui-tag-neutral-bg text-ui-tag-neutral-text border-ui-tag-neutral-border",
  blue: "bg-ui-tag-blue-bg text-ui-tag-blue-text border-ui-tag-blue-border",
  green: "bg-ui-tag-green-bg text-ui-tag-green-text border-ui-tag-green-border",
  orange: "bg-ui-tag-orange-bg text-ui-tag-orange-text border-ui-tag-orange-border",
  red: "bg-ui-tag-red-bg text-ui-tag-red-text border-ui-tag-red-border",
  purple: "bg-ui-tag-purple-bg text-ui-tag-purple-text border-ui-tag-purple-border",
} as const
export type MarkColor = keyof typeof COLORS

export function Mark({ color, children, className }: { readonly color: MarkColor; readonly children: ReactNode; readonly className?: string }) {
  return <span className={clx("txt-compact-small-plus inline-flex items-center gap-x-1 whitespace-nowrap rounded-md border px-2 py-0.5", COLORS[color], className)}>{children}</span>
}

const STATUS: { readonly [status in HttpRepairStatus]: MarkColor } = {
  intake: "blue", diagnosing: "blue", quoting: "orange", awaiting_approval: "orange", awaiting_parts: "orange", repairing: "purple", testing: "purple", ready: "green", returned: "green", closed: "grey",
  declined: "red", unrepairable: "red", canceled: "grey", at_vendor: "orange", paused: "orange",
}

export function StatusMark({ status }: { readonly status: HttpRepairStatus }) {
  const { word } = useTexts()
  return <Mark color={STATUS[status]}>{word("status", status)}</Mark>
}

export function PriorityMark({ priority }: { readonly priority: HttpRepairOrder["priority"] }) {
  const { t } = useTexts()
  if (priority === "normal") return null
  return <Mark color={priority === "urgent" ? "red" : priority === "high" ? "orange" : "grey"}>{t(`priority.${priority}`)}</Mark>
}

const PAYER: { readonly [payer in HttpPayer]: MarkColor } = { warranty: "green", goodwill: "purple", customer: "blue", undecided: "orange" }

export function PayerMark({ payer, percent }: { readonly payer: HttpPayer; readonly percent: number }) {
  const { t } = useTexts()
  return <Mark color={PAYER[payer]}>{t(`work.by.${payer}`)}{percent > 0 && percent < 100 ? ` ${percent} %` : ""}</Mark>
}
