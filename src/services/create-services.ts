import { monotonicFactory } from "ulid"
import type { DataSource } from "typeorm"
import type { Instant } from "../domain/unit/unit"
import type { CommandRequest, Ledger } from "../ledger/run-command"
import { verifyLedger } from "../ledger/verify-ledger"
import { openDocumentsOf } from "./document/open-documents"
import { fileException, listExceptions, resolveException } from "./exception/exceptions"
import { allocateUnits, allocateWaiting } from "./order/allocate-units"
import { cancelOrder, pickUnits, releaseUnits, swapUnits } from "./order/change-allocation"
import { cancelShipment } from "./order/cancel-shipment"
import { correctShipment } from "./order/correct-shipment"
import { bindFulfillment, checkFulfillment, checkShipment, deliverFulfillment, shipFulfillment, unbindFulfillment } from "./order/fulfill-units"
import { prune } from "./maintenance/prune"
import { syncOrder } from "./order/sync-order"
import { waitingElsewhere } from "./order/waiting-elsewhere"
import { unitsOfLines, viewOrder } from "./order/view-order"
import { undoFulfillment } from "./order/undo-binding"
import { quarantineLocationsOf, registerQuarantineLocation } from "./quarantine/quarantine-locations"
import { readNotes } from "./note/read-notes"
import { getMark, setMark } from "./reconciler/marks"
import { activatePolicy, readinessOf } from "./serial-policy/adopt-stock"
import { createPolicy, getPolicy, listPolicies, policiesByItems, removePolicy, updatePolicy } from "./serial-policy/policies"
import { countedUnitsOf, openDeltasOf } from "./stock/counted-units"
import { holdReservationsOf, markDone, markInDoubt, markOpen, markSending, postingsOf, settleHold, unfinishedItems } from "./stock/stock-postings"
import { commandUnits } from "./unit/command-units"
import { correctUnit } from "./unit/correct-unit"
import { getHistory, getUnit } from "./unit/get-unit"
import { listUnits } from "./unit/list-units"
import { receiveUnits } from "./unit/receive-units"
import { scanCode } from "./unit/scan-code"
import { getVisitorUnit, listVisitorUnits } from "./unit/visitor-units"
import { importServices } from "./unit-import/import-services"
import { jobServices } from "./job/job-services"
import { paperServices } from "./paper/paper-services"
import { rmaServices } from "./rma/rma-services"
import { vendorServices } from "./vendor/vendor-services"
import { warrantyServices } from "./warranty/warranty-services"
import { batchServices } from "./warranty-batch/batch-services"
import { repairServices } from "./repair/repair-services"
import { technicianServices } from "./technician/technician-services"
import { type FigurePeriod, knowsLocation, measureFigure } from "./figures/figures"
import { getRepairHistory } from "./repair-history/get-history"
import { readComponents } from "./component/read-components"
import { recordComponents } from "./component/record-components"
import { rebuildHistories, refreshHistories } from "./repair-history/refresh-history"
import { coverageCheckServices } from "./warranty/coverage-checks"
import { claimServices } from "./warranty-claim/claim-services"
import { registrationServices } from "./warranty-registration/registration-services"
import { privacyServices } from "./privacy/privacy-services"
import { transferServices } from "./ownership-transfer/transfer-services"
import { addressServices } from "./address/address-services"
import { attachmentServices } from "./attachment/attachment-services"
import { guestServices } from "./guest/guest-services"
import { addressOf } from "./notice/notice-address"
import { countRequest } from "./rate-limit/count-requests"
import { tokenServices } from "./token/token-services"
import { passportServices } from "./passport/read-passport"
import { satisfactionServices } from "./satisfaction/satisfaction"
import { storeCreditServices } from "./store-credit/store-credit-services"
import { withClient } from "../persistence/named-query"

export interface ServiceOptions {
  /** Opened already. */
  readonly dataSource: DataSource
  /** UTC now; tests hold it still. */
  readonly now?: () => Instant
  readonly newId?: (prefix: string) => string
  /** Wakes the relay after a commit that wrote outbox messages. */
  readonly onCommitted?: () => void
  /** Time zone of the shop. Default UTC. */
  readonly zone?: string | undefined
  /** Time zones of countries that have several. */
  readonly countryZones?: { readonly [country: string]: string } | undefined
  /** Days a replacement offer holds. Default 14. */
  readonly offerDays?: number | undefined
  /** From which one-time tokens are derived; only where notices are sent and tokens redeemed. */
  readonly tokenSecret?: string | Uint8Array
}

/** The one place where things are wired: what the module, the workers and the scripts call. */
export function createServices(options: ServiceOptions) {
  const ledger = ledgerOf(options)
  return {
    units: {
      receive: bind(ledger, receiveUnits), command: bind(ledger, commandUnits), correct: bind(ledger, correctUnit),
      list: bindRead(ledger, listUnits), get: bindRead(ledger, getUnit), scan: bindRead(ledger, scanCode),
      notes: bindRead(ledger, readNotes),
      listOfVisitor: (...args: Tail<Parameters<typeof listVisitorUnits>>) => listVisitorUnits(ledger, ...args),
      getOfVisitor: (...args: Tail<Parameters<typeof getVisitorUnit>>) => getVisitorUnit(ledger, ...args),
      history: (id: string, page: { readonly afterSequence: number; readonly limit: number }) => getHistory(ledger, id, page),
    },
    policies: {
      create: bindRead(ledger, createPolicy), remove: bindRead(ledger, removePolicy), get: bindRead(ledger, getPolicy), list: bindRead(ledger, listPolicies), byItems: bindRead(ledger, policiesByItems),
      update: (...args: Tail<Parameters<typeof updatePolicy>>) => updatePolicy(ledger, ...args),
      readiness: (...args: Tail<Parameters<typeof readinessOf>>) => readinessOf(ledger, ...args),
      activate: (...args: Tail<Parameters<typeof activatePolicy>>) => activatePolicy(ledger, ...args),
    },
    orders: {
      sync: bindRead(ledger, syncOrder), checkFulfillment: bindRead(ledger, checkFulfillment), checkShipment: bindRead(ledger, checkShipment),
      bindFulfillment: bind(ledger, bindFulfillment), shipFulfillment: bind(ledger, shipFulfillment), cancelShipment: bind(ledger, cancelShipment), unbindFulfillment: bind(ledger, unbindFulfillment), undoFulfillment: bind(ledger, undoFulfillment), deliverFulfillment: bind(ledger, deliverFulfillment),
      cancelOrder: bind(ledger, cancelOrder), allocate: bind(ledger, allocateUnits), release: bind(ledger, releaseUnits), swap: bind(ledger, swapUnits), pick: bind(ledger, pickUnits),
      correctShipment: bind(ledger, correctShipment), view: bindRead(ledger, viewOrder), unitsOfLines: bindRead(ledger, unitsOfLines), allocateWaiting: bindRead(ledger, allocateWaiting), waitingElsewhere: bindRead(ledger, waitingElsewhere),
    },
    stock: {
      unfinishedItems: bindRead(ledger, unfinishedItems), postingsOf: bindRead(ledger, postingsOf), holdReservationsOf: bindRead(ledger, holdReservationsOf),
      markSending: (...args: Tail<Parameters<typeof markSending>>) => markSending(ledger, ...args),
      markDone: bindRead(ledger, markDone), markOpen: bindRead(ledger, markOpen),
      markInDoubt: (...args: Tail<Parameters<typeof markInDoubt>>) => markInDoubt(ledger, ...args),
      settleHold: bindRead(ledger, settleHold), countedUnits: bindRead(ledger, countedUnitsOf), openDeltas: bindRead(ledger, openDeltasOf),
    },
    quarantine: {
      of: (locationIds: readonly string[]) => withClient(ledger.dataSource, (client) => quarantineLocationsOf(client, locationIds)),
      register: (locationId: string, quarantineLocationId: string) => registerQuarantineLocation(ledger, locationId, quarantineLocationId),
    },
    exceptions: {
      list: bindRead(ledger, listExceptions), file: bindRead(ledger, fileException),
      resolve: (...args: Tail<Parameters<typeof resolveException>>) => resolveException(ledger, ...args),
    },
    reconciler: {
      mark: bindRead(ledger, getMark),
      setMark: (name: string, walkedUntil: Instant) => setMark(ledger, name, walkedUntil),
    },
    documents: { openOf: (unitIds: readonly string[]) => withClient(ledger.dataSource, (client) => openDocumentsOf(client, unitIds)) },
    imports: importServices(ledger),
    warranty: warrantyServices(ledger),
    warrantyClaims: claimServices(ledger),
    coverageChecks: coverageCheckServices(ledger),
    warrantyRegistrations: registrationServices(ledger),
    ownershipTransfers: transferServices(ledger),
    privacy: privacyServices(ledger),
    warrantyBatches: batchServices(ledger),
    papers: paperServices,
    rmas: rmaServices(ledger),
    vendorClaims: vendorServices(ledger),
    jobs: jobServices(ledger),
    repairs: repairServices(ledger),
    technicians: technicianServices(ledger),
    components: { record: bind(ledger, recordComponents), of: bindRead(ledger, readComponents) },
    repairHistory: { get: bindRead(ledger, getRepairHistory), refresh: bindRead(ledger, refreshHistories), rebuild: bindRead(ledger, rebuildHistories) },
    figures: { measure: (name: string, period: FigurePeriod) => measureFigure(ledger, name, period), knowsLocation },
    tokens: tokenServices(ledger),
    guests: guestServices(ledger),
    notices: { addressOf: bindRead(ledger, addressOf) },
    rateLimits: { count: bindRead(ledger, countRequest) },
    attachments: attachmentServices(ledger),
    credits: storeCreditServices(ledger),
    passports: passportServices(ledger),
    satisfaction: satisfactionServices(ledger),
    addresses: addressServices(ledger),
    maintenance: { prune: bindRead(ledger, prune) },
    verifyLedger: () => verifyLedger(ledger.dataSource),
  }
}

export type Services = ReturnType<typeof createServices>

type Tail<Args extends readonly unknown[]> = Args extends readonly [unknown, ...infer Rest] ? Rest : never

function bind<Input, Result>(ledger: Ledger, service: (ledger: Ledger, request: CommandRequest, input: Input) => Promise<Result>): (request: CommandRequest, input: Input) => Promise<Result> {
  return (request, input) => service(ledger, request, input)
}

function bindRead<Input, Result>(ledger: Ledger, service: (ledger: Ledger, input: Input) => Promise<Result>): (input: Input) => Promise<Result> {
  return (input) => service(ledger, input)
}

function ledgerOf(options: ServiceOptions): Ledger {
  const next = monotonicFactory()
  return {
    dataSource: options.dataSource,
    now: options.now ?? (() => new Date().toISOString()),
    newId: options.newId ?? ((prefix) => `${prefix}_${next()}`),
    onCommitted: options.onCommitted ?? (() => undefined),
    ...(options.zone === undefined ? {} : { zone: options.zone }),
    ...(options.countryZones === undefined ? {} : { countryZones: options.countryZones }),
    ...(options.offerDays === undefined ? {} : { offerDays: options.offerDays }),
    ...(options.tokenSecret === undefined ? {} : { tokenSecret: options.tokenSecret }),
  }
}
