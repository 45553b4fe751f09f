import type { TransitionTable } from "../common/transition"
import type { UnitStatus } from "./unit"

export const UNIT_COMMANDS = [
  "expect", "receive", "capture", "register_sold", "extract",
  "allocate", "release", "pick", "put_back", "bind", "unbind", "cancel_allocation",
  "ship", "deliver", "cancel_shipment", "void_shipment", "unship", "ship_instead",
  "in_transit", "rma_receive", "take_over", "restock", "quarantine",
  "start_repair", "end_repair", "to_vendor", "from_vendor", "install", "remove", "hand_back", "transfer_owner",
  "mark_lost", "mark_found", "scrap", "void", "reinstate", "move", "hold", "release_hold", "regrade", "inspect", "record", "correct",
] as const
export type UnitCommandName = (typeof UNIT_COMMANDS)[number]

/** `unborn` is a unit without any event: only births start there. */
export type UnitOrigin = UnitStatus | "unborn"

/**
 * The one true form of the unit's life. Where a command may lead to several statuses, the facts of the unit decide
 * (decide-*.ts): a found unit goes back to stock only if it was lost from stock, and so on.
 */
export const UNIT_TRANSITIONS: TransitionTable<UnitOrigin, UnitCommandName> = {
  unborn: { expect: ["expected"], receive: ["in_stock"], capture: ["picked"], register_sold: ["shipped", "delivered"], extract: ["quarantined"] },
  expected: { receive: ["in_stock"], capture: ["picked"], void: ["void"], record: ["expected"], correct: ["expected"] },
  in_stock: {
    allocate: ["allocated"], capture: ["picked"], ship_instead: ["shipped", "delivered"], quarantine: ["quarantined"],
    start_repair: ["in_repair"], install: ["installed"], mark_lost: ["lost"], scrap: ["scrapped"], void: ["void"],
    move: ["in_stock"], hold: ["in_stock"], release_hold: ["in_stock"], regrade: ["in_stock"], record: ["in_stock"], correct: ["in_stock"],
  },
  allocated: {
    release: ["in_stock"], cancel_allocation: ["in_stock"], pick: ["picked"], bind: ["picked"], ship_instead: ["shipped", "delivered"],
    mark_lost: ["lost"], move: ["allocated"], hold: ["allocated"], release_hold: ["allocated"], record: ["allocated"], correct: ["allocated"],
  },
  picked: {
    put_back: ["allocated"], cancel_allocation: ["in_stock"], bind: ["picked"], unbind: ["allocated", "picked", "expected", "in_stock"], ship: ["shipped"],
    mark_lost: ["lost"], move: ["picked"], hold: ["picked"], release_hold: ["picked"], record: ["picked"], correct: ["picked"],
  },
  shipped: {
    transfer_owner: ["shipped"], deliver: ["delivered"], cancel_shipment: ["picked"], void_shipment: ["returning"], in_transit: ["returning"], rma_receive: ["quarantined"], unship: ["in_stock"],
    ship_instead: ["shipped", "delivered"], mark_lost: ["lost"], hold: ["shipped"], release_hold: ["shipped"], record: ["shipped"], correct: ["shipped"],
  },
  delivered: {
    transfer_owner: ["delivered"], in_transit: ["returning"], rma_receive: ["quarantined"], start_repair: ["in_repair"], unship: ["in_stock"],
    ship_instead: ["shipped", "delivered"], hold: ["delivered"], release_hold: ["delivered"], record: ["delivered"], correct: ["delivered"],
  },
  returning: {
    transfer_owner: ["returning"], reinstate: ["shipped"], rma_receive: ["quarantined"], mark_lost: ["lost"],
    hold: ["returning"], release_hold: ["returning"], record: ["returning"], correct: ["returning"],
  },
  quarantined: {
    take_over: ["quarantined"], restock: ["in_stock"], start_repair: ["in_repair"], to_vendor: ["at_vendor"], hand_back: ["shipped", "delivered"],
    mark_lost: ["lost"], scrap: ["scrapped"], void: ["void"], move: ["quarantined"], hold: ["quarantined"], release_hold: ["quarantined"],
    regrade: ["quarantined"], inspect: ["quarantined"], record: ["quarantined"], correct: ["quarantined"],
  },
  in_repair: {
    end_repair: ["quarantined"], to_vendor: ["at_vendor"], mark_lost: ["lost"], scrap: ["scrapped"],
    hold: ["in_repair"], release_hold: ["in_repair"], inspect: ["in_repair"], record: ["in_repair"], correct: ["in_repair"],
  },
  at_vendor: {
    from_vendor: ["quarantined"], mark_lost: ["lost"], scrap: ["scrapped"],
    hold: ["at_vendor"], release_hold: ["at_vendor"], record: ["at_vendor"], correct: ["at_vendor"],
  },
  installed: { remove: ["quarantined"], hold: ["installed"], release_hold: ["installed"], record: ["installed"], correct: ["installed"] },
  lost: {
    mark_found: ["in_stock", "quarantined"], rma_receive: ["quarantined"], scrap: ["scrapped"], void: ["void"],
    hold: ["lost"], release_hold: ["lost"], record: ["lost"], correct: ["lost"],
  },
  scrapped: { reinstate: ["quarantined"], record: ["scrapped"] },
  void: {},
}
