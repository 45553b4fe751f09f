import { UnitLedger1763900000001 } from "./1763900000001-unit-ledger"
import { OrderLink1763900000002 } from "./1763900000002-order-link"
import { UnitImport1763900000003 } from "./1763900000003-unit-import"
import { Warranty1763900000004 } from "./1763900000004-warranty"
import { Documents1764100000005 } from "./1764100000005-documents"
import { UnnamedDemand1764100000006 } from "./1764100000006-unnamed-demand"
import { Doors1764100000010 } from "./1764100000010-doors"
import { RepairOrders1764100000020 } from "./1764100000020-repair-orders"
import { Technicians1764100000021 } from "./1764100000021-technicians"
import { RepairHistory1764100000022 } from "./1764100000022-repair-history"
import { RepairCustomer1764100000023 } from "./1764100000023-repair-customer"
import { WarrantyEngine1764100000030 } from "./1764100000030-warranty-engine"
import { WarrantyRegistration1764100000031 } from "./1764100000031-warranty-registration"
import { WarrantyClaim1764100000032 } from "./1764100000032-warranty-claim"
import { WarrantyBatches1764100000033 } from "./1764100000033-warranty-batches"
import { Returns1764100000040 } from "./1764100000040-returns"
import { VendorClaims1764100000050 } from "./1764100000050-vendor-claims"
import { StoreCredit1764100000060 } from "./1764100000060-store-credit"
import { Passport1764100000070 } from "./1764100000070-passport"
import { Satisfaction1764100000071 } from "./1764100000071-satisfaction"
import { ClaimResults1764100000080 } from "./1764100000080-claim-results"
import { PublicVerdict1764100000081 } from "./1764100000081-public-verdict"
import { BenchClock1764100000090 } from "./1764100000090-bench-clock"
import { Harvest1764100000091 } from "./1764100000091-harvest"
import { RepairPaid1764100000092 } from "./1764100000092-repair-paid"
import { Lists1764100000095 } from "./1764100000095-lists"
import { MoreLists1764100000110 } from "./1764100000110-more-lists"
import { DocumentAddress1764100000130 } from "./1764100000130-document-address"
import { ClaimQuestion1764100000131 } from "./1764100000131-claim-question"
import { RepairVendors1764100000140 } from "./1764100000140-repair-vendors"
import { ReplacementOffers1764100000150 } from "./1764100000150-replacement-offers"
import { AddressAuthor1764100000160 } from "./1764100000160-address-author"

/** By name, not by glob, so that the paths hold in the sources, in the build and inside a host. */
export const migrations = [
  UnitLedger1763900000001,
  OrderLink1763900000002,
  UnitImport1763900000003,
  Warranty1763900000004,
  Documents1764100000005,
  UnnamedDemand1764100000006,
  Doors1764100000010,
  RepairOrders1764100000020,
  Technicians1764100000021,
  RepairHistory1764100000022,
  RepairCustomer1764100000023,
  WarrantyEngine1764100000030,
  WarrantyRegistration1764100000031,
  WarrantyClaim1764100000032,
  WarrantyBatches1764100000033,
  Returns1764100000040,
  VendorClaims1764100000050,
  StoreCredit1764100000060,
  Passport1764100000070,
  Satisfaction1764100000071,
  ClaimResults1764100000080,
  PublicVerdict1764100000081,
  BenchClock1764100000090,
  Harvest1764100000091,
  RepairPaid1764100000092,
  Lists1764100000095,
  MoreLists1764100000110,
  DocumentAddress1764100000130,
  ClaimQuestion1764100000131,
  RepairVendors1764100000140,
  ReplacementOffers1764100000150,
  AddressAuthor1764100000160,
]
