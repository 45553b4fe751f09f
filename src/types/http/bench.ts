import type { HttpDate, HttpInstant, HttpPage } from "./common"
import type { HttpProtocolTest, HttpRepairOrder, HttpRepairStatus } from "./repair"
import type { HttpCoverageSummary, HttpScanAnswer, HttpScanMatch, HttpUnit, HttpUnitEvent } from "./unit"

/** What a product is called, where nothing more of it is needed. */
export interface HttpProductName {
  title: string | null
  variant_title: string | null
  thumbnail: string | null
}

/** One unit that waits for work at the bench. */
export interface HttpQueueEntry {
  id: string
  display_id: string
  unit_id: string
  serial_number: string
  product: HttpProductName | null
  status: HttpRepairStatus
  pause_reason: string | null
  priority: HttpRepairOrder["priority"]
  promised_on: HttpDate | null
  /** The promise, or today for what is urgent. */
  due_on: HttpDate | null
  problem: string
  technician: { id: string; name: string } | null
  opened_at: HttpInstant
}

/** The most urgent first, then what was promised soonest, then who waits longest. */
export interface HttpQueue extends HttpPage {
  queue_entries: HttpQueueEntry[]
}

/** A kind of part that may be put in. */
export interface HttpPart {
  inventory_item_id: string
  title: string | null
  sku: string | null
  /** True: its units are known one by one, so the unit's own number is scanned. */
  is_serialized: boolean
}

export interface HttpLinePart {
  line_id: string
  inventory_item_id: string | null
  serial_number: string | null
  title: string | null
  sku: string | null
}

/** A unit as the bench sees it: no personal data. */
export interface HttpBenchUnit {
  unit: HttpUnit
  product: HttpProductName | null
  events: HttpUnitEvent[]
  coverage: Record<string, unknown>
  coverage_summary: HttpCoverageSummary | null
  /** What a test must show before a repair passes its quality check. */
  test_protocol: HttpProtocolTest[]
}

/** What a code means at the bench. */
export interface HttpBenchScanAnswer extends Omit<HttpScanAnswer, "matches"> {
  matches: (HttpScanMatch & { product: HttpProductName | null })[]
}
