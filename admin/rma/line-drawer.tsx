import type { HttpRma, HttpRmaLine } from "../../src/types/http"
import { DecideDrawer } from "./decide-drawer"
import { DisposeDrawer } from "./dispose-drawer"
import { InspectDrawer } from "./inspect-drawer"
import { MarkDrawer } from "./mark-drawer"
import { OfferDrawer } from "./offer-drawer"
import { ResolveDrawer } from "./resolve-drawer"

export type OpenLineAction = "decide" | "inspect" | "dispose" | "resolve" | "offer_replacement" | "withdraw_offer" | "waive" | "mark_not_returned" | "mark_lost"

export interface LineDrawerProps {
  readonly rma: HttpRma
  readonly line: HttpRmaLine
  readonly onClose: () => void
}

export function LineDrawer({ action, ...props }: LineDrawerProps & { readonly action: OpenLineAction }) {
  switch (action) {
    case "decide":
      return <DecideDrawer {...props} />
    case "inspect":
      return <InspectDrawer {...props} />
    case "dispose":
      return <DisposeDrawer {...props} />
    case "resolve":
      return <ResolveDrawer {...props} />
    case "offer_replacement":
      return <OfferDrawer {...props} />
    default:
      return <MarkDrawer {...props} action={action} />
  }
}
