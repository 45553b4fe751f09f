import { ArrowDownTray, ArrowUpTray, Clock, MagnifyingGlass, Tools } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { type ReactNode, useState } from "react"
import type { HttpLinePart, HttpRepairOrder } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import type { QueuedWrite } from "../queue/queued-write"
import { useOnScan } from "../scan/scan-context"
import { useTexts } from "../use-texts"
import { ExternalForm, LabourForm } from "./labour"
import { PartQuestion, PartSearch, usePartScan } from "./part-scan"
import { WorkLines } from "./work-lines"
import { Sheet } from "../ui/sheet"
import { BigButton } from "../ui/big-button"

const MODES = ["part_in", "part_out", "labour", "external"] as const
type Mode = (typeof MODES)[number]
const SIGNS: { readonly [mode in Mode]: ReactNode } = { part_in: <ArrowDownTray />, part_out: <ArrowUpTray />, labour: <Clock />, external: <Tools /> }

interface WorkPanelProps {
  readonly order: HttpRepairOrder
  readonly parts: readonly HttpLinePart[]
  readonly writes: readonly QueuedWrite[]
}

/** Parts by scan, work by the clock; each line with who pays it. */
export function WorkPanel({ order, parts, writes }: WorkPanelProps) {
  const { t } = useTexts()
  const { money } = useFormats()
  const [mode, setMode] = useState<Mode>("part_in")
  const [isSearching, setSearching] = useState(false)
  const partScan = usePartScan(order)
  const canAdd = order.available_actions.includes("add_line")
  const isPart = mode === "part_in" || mode === "part_out"
  // Labour needs no scan, so a scan there is a part that goes in: the most usual one.
  const kind = isPart ? mode : "part_in"
  useOnScan("panel", t(`scan.${kind}`), (code) => partScan.scan(kind, code), canAdd)
  const owed = order.totals.customer - order.approved_amount
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-y-4 p-4">
      {canAdd && (
        <div className="flex flex-col gap-y-3">
          <div role="group" aria-label={t("work.modes")} className="bg-ui-bg-component shadow-borders-base grid grid-cols-4 rounded-lg p-1">
            {MODES.map((name) => (
              <button
                key={name} type="button" aria-pressed={name === mode} onClick={() => setMode(name)}
                className={clx("txt-medium-plus flex min-h-12 items-center justify-center gap-x-2 rounded-md px-1", name === mode ? "bg-ui-bg-base shadow-elevation-card-rest text-ui-fg-base" : "text-ui-fg-subtle")}
              >
                <span aria-hidden className="hidden sm:block">{SIGNS[name]}</span>{t(`work.kind.${name}`)}
              </button>
            ))}
          </div>
          {mode === "labour" && <LabourForm order={order} />}
          {mode === "external" && <ExternalForm order={order} />}
          {isPart && <BigButton variant="secondary" className="text-ui-fg-subtle txt-large w-full justify-start" onClick={() => setSearching(true)}><MagnifyingGlass /> {t("work.searchPart")}</BigButton>}
        </div>
      )}
      {owed > 0 && order.currency_code !== null && <p role="status" className="bg-ui-tag-orange-bg text-ui-tag-orange-text txt-medium-plus rounded-lg px-4 py-3">{t("work.approval", { amount: money(owed, order.currency_code) })}</p>}
      <WorkLines order={order} parts={parts} writes={writes} />
      <PartQuestion scan={partScan} />
      {isSearching && (
        <Sheet scans="close" title={t("work.searchPart")} onClose={() => setSearching(false)}>
          <PartSearch
            first={[]}
            onChoose={(part) => {
              setSearching(false)
              void partScan.choose(kind, part)
            }}
          />
        </Sheet>
      )}
    </div>
  )
}
