import { UnitLedger1763900000001 } from "./1763900000001-unit-ledger"
import { OrderLink1763900000002 } from "./1763900000002-order-link"
import { UnitImport1763900000003 } from "./1763900000003-unit-import"
import { Warranty1763900000004 } from "./1763900000004-warranty"
import { Documents1764100000005 } from "./1764100000005-documents"
import { Doors1764100000010 } from "./1764100000010-doors"

/** By name, not by glob, so that the paths hold in the sources, in the build and inside a host. */
export const migrations = [UnitLedger1763900000001, OrderLink1763900000002, UnitImport1763900000003, Warranty1763900000004, Documents1764100000005, Doors1764100000010]
