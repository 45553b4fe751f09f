import type { HttpDate } from "./common"

/** What a label says of a unit to whoever holds it. Nothing of who owns it, when it was sold, or where it is. */
export interface HttpPassport {
  gtin: string
  serial_number: string
  product_title: string | null
  /** It has this number because we gave or took it in; a copy of a label says the same. */
  is_genuine: true
  /** Reported stolen, lost, scrapped, or held for fraud: not to be bought. */
  is_blocked: boolean
  /** The maker or the shop calls it back: it should not be used. */
  is_recalled: boolean
  /** What somebody would still have who got it today. `ends_on` null with cover: without end. */
  transferable_cover: { is_covered: boolean; ends_on: HttpDate | null }
  repair_count: number
}

export interface HttpPassportAnswer {
  passport: HttpPassport
}
