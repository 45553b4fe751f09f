import type { ShopCalendar } from "../../domain/warranty/facts"
import type { Ledger } from "../../ledger/run-command"

/** Fourteen days are the right of withdrawal of distance sales in the EU (Directive 2011/83 art. 9). */
const RETURN_WINDOW = "P14D"
const ZONE_DEFAULT = "UTC"

/** What the shop counts by. */
export const shopCalendarOf = ({ zone = ZONE_DEFAULT, countryZones }: Ledger): ShopCalendar =>
  ({ zone, ...(countryZones === undefined ? {} : { countryZones }), returnWindow: RETURN_WINDOW })
