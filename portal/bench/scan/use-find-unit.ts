import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { HttpBenchScanAnswer, HttpPage, HttpQueue, HttpRepairOrder } from "../../../src/types/http"
import { isOffline } from "../../shared/api/problem"
import { request } from "../../shared/api/request"
import { AFTERCARE } from "../../shared/api/use-read"
import { useProblemWords } from "../../shared/ui/notices"
import { useTexts } from "../use-texts"
import type { Verdict } from "./scan-context"
import { shownCode } from "./shown-code"

/** The number on a repair's own papers. */
const REPAIR_NUMBER = /^REP-\d{4}-\d+$/i

export interface UnitChoices {
  readonly code: string
  readonly matches: HttpBenchScanAnswer["matches"]
}

interface FindUnit {
  /** Opens the job of the unit that a code means, or its intake. */
  readonly find: (code: string) => Promise<Verdict | null>
  readonly choices: UnitChoices | null
  readonly forget: () => void
}

/** Where a unit's scan leads: to its open repair order, or to taking it in. */
export const pathOf = ({ unit, open_documents: documents }: Pick<HttpBenchScanAnswer["matches"][number], "unit" | "open_documents">): string => {
  const order = documents.find(({ type }) => type === "repair_order")
  return order === undefined ? `/intake/${unit.id}` : `/jobs/${order.id}`
}

export function useFindUnit(): FindUnit {
  const { t } = useTexts()
  const words = useProblemWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [choices, setChoices] = useState<UnitChoices | null>(null)
  const known = (code: string): string | null => {
    const wanted = code.toUpperCase()
    for (const [, data] of client.getQueriesData<Partial<HttpQueue>>({ queryKey: [AFTERCARE] })) {
      const entry = data?.queue_entries?.find(({ serial_number: serial, display_id: number }) => serial === wanted || number === wanted)
      if (entry !== undefined) return entry.id
    }
    return null
  }
  const find = async (code: string): Promise<Verdict | null> => {
    setChoices(null)
    try {
      if (REPAIR_NUMBER.test(code)) {
        const { repair_orders: [order] } = await request<HttpPage & { repair_orders: HttpRepairOrder[] }>("GET", "/technician/repair-orders", { query: { q: code, limit: 1 } })
        if (order !== undefined) return opened(order.id, order.display_id)
      }
      const { matches } = await request<HttpBenchScanAnswer>("GET", "/technician/scan", { query: { code } })
      const [only] = matches
      if (only === undefined) return { tone: "bad", words: t("scan.unknown", { code: shownCode(code) }) }
      if (matches.length > 1) {
        setChoices({ code, matches })
        return { tone: "bad", words: t("scan.several", { count: matches.length }) }
      }
      navigate(pathOf(only))
      return { tone: "good", words: only.unit.serial_number }
    } catch (error) {
      if (!isOffline(error)) return { tone: "bad", words: words(error) }
      const id = known(code)
      return id === null ? { tone: "bad", words: t("scan.offline", { code: shownCode(code) }) } : opened(id, code)
    }
  }
  const opened = (id: string, number: string): Verdict => {
    navigate(`/jobs/${id}`)
    return { tone: "good", words: t("scan.opened", { number }) }
  }
  return { find, choices, forget: () => setChoices(null) }
}
