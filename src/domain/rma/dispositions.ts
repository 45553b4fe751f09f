import type { Rejection } from "../common/rejection"
import { words } from "../common/words"
import type { RmaLineCommand } from "./commands"
import { lineRefusal } from "./line-refusal"
import { type Disposition, DISPOSITIONS, isInOurHands, type Resolution, RETURN_RESOLUTIONS, type Rma, type RmaLine, type Stage } from "./rma"

type Dispose = Extract<RmaLineCommand, { readonly name: "dispose" }>

/** The unit must be the shop's for these. */
const SHOPS: readonly Disposition[] = ["restock", "restock_as_grade", "scrap"]
/** A rejected unit is still the customer's: we keep it safe or send it back. */
const OF_REJECTED: readonly Disposition[] = ["quarantine", "return_to_customer"]

/** In quarantine it simply lies there; every other choice is carried out. */
export const stageOfDisposition = (disposition: Disposition): Stage => (disposition === "quarantine" ? "done" : "begun")

export function refusalOfDisposition(rma: Rma, line: RmaLine, { disposition }: Pick<Dispose, "disposition">): Rejection | null {
  if (!isInOurHands(line)) return lineRefusal("rma.not_received", rma, line, "the unit is not in our hands, so nothing can be done with it", { reception: line.reception })
  const standing = refusalOfAnother(rma, line)
  if (standing !== null) return standing
  if (line.decision === "rejected") {
    return OF_REJECTED.includes(disposition) ? null : lineRefusal("rma.disposition_not_possible", rma, line, `the request was rejected and the unit is the customer's: it goes back or stays in quarantine`, { allowed: [...OF_REJECTED] })
  }
  if (disposition === "quarantine") return null
  if (line.decision !== "accepted") return lineRefusal("rma.not_decided", rma, line, "it is not decided yet; until then the unit can only stay in quarantine", { decision: line.decision })
  if (SHOPS.includes(disposition) && !becomesShops(line)) {
    return lineRefusal("rma.resolution_first", rma, line, `the unit is the customer's until they get something for it; decide the resolution before "${words(disposition)}"`)
  }
  if (disposition === "return_to_customer" && goesToShop(line)) {
    return lineRefusal("rma.disposition_not_possible", rma, line, `the customer gets ${words(line.resolution ?? "")} for the unit, so it is not sent back`)
  }
  return null
}

/** After a repair, or when the maker sent it back, the unit lies in quarantine again and needs a new choice. */
function refusalOfAnother(rma: Rma, line: RmaLine): Rejection | null {
  const { disposition, dispositionStage } = line
  if (disposition === null || disposition === "quarantine") return null
  if (dispositionStage === "done" && (disposition === "repair" || disposition === "return_to_vendor")) return null
  return lineRefusal("rma.already_begun", rma, line, `its disposition is "${words(disposition)}" already`, { disposition })
}

/** Something the customer gets, or asked for, makes the unit the shop's; so does giving it up for nothing (`none`). */
export const becomesShops = (line: RmaLine): boolean =>
  line.resolution === null ? RETURN_RESOLUTIONS.includes(line.requestedResolution) && line.sale !== null && !line.wasPassedOn : goesToShop(line) || line.resolution === "none"

/** The resolution that was chosen takes the unit's place with the customer. */
export const goesToShop = (line: RmaLine): boolean => line.resolution !== null && IN_ITS_PLACE.includes(line.resolution)

const IN_ITS_PLACE: readonly Resolution[] = ["refund", "keep_it_refund", "replacement", "exchange", "store_credit"]

/** Is the unit to be the shop's before this is carried out? */
export const needsShopsUnit = (disposition: Disposition | null): boolean => disposition !== null && SHOPS.includes(disposition)

/** What could be done with the unit now. */
export const possibleDispositions = (rma: Rma, line: RmaLine): Disposition[] => DISPOSITIONS.filter((disposition) => refusalOfDisposition(rma, line, { disposition }) === null)
