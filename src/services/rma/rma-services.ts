import type { ReturnRule } from "../../domain/rma/return-rules"
import type { Unit } from "../../domain/unit/unit"
import type { CommandRequest, Ledger } from "../../ledger/run-command"
import type { UnitReference } from "../unit/find-units"
import { type AddNote, addRmaNote } from "./add-note"
import { type ChangeRma, changeRma, type DecideLine, decideRmaLine } from "./change-rma"
import { evaluateRma, judgeRma } from "./evaluate-rma"
import { findUnit, judgeUnit, type SupposedReturn } from "./judge-unit"
import { type DisposeLine, disposeRmaLine, type InspectLine, inspectRmaLine, type MarkLine, markRmaLine, type ResolveLine, resolveRmaLine } from "./line-commands"
import { type AnswerOffer, answerOffer, type OfferReplacement, offerReplacement, withdrawOffer } from "./offer-commands"
import { type OpenRma, openRma } from "./open-rma"
import { receiveReturn, type ReceiveReturn } from "./receive-return"
import { createReturnRule, deleteReturnRule, getReturnRule, listReturnRules, type ReturnRuleDraft, updateReturnRule } from "./return-rules"
import { returnOptions } from "./return-options"
import { type AskedReturn, blocksReturnOf, type MedusaReturn, noticeReturns } from "./returns-in-medusa"
import { scanRmaDeadlines, settleRmaDeadline } from "./rma-deadlines"
import { dueLine, dueLineIds, recordDuty, type RecordDuty, saleOfLine } from "./rma-duties"
import { getVisitorRma, listVisitorRmas, openVisitorRma, orderOfVisitor, type RmaVisitor, type VisitorRmaFilter } from "./visitor-rmas"
import { listRmas, type RmaFilter } from "./list-rmas"
import { getRma, rmaTimeline } from "./rma-views"

/** What the facade offers about returns. */
export const rmaServices = (ledger: Ledger) => ({
  open: (request: CommandRequest, input: OpenRma) => openRma(ledger, request, input),
  change: (request: CommandRequest, input: ChangeRma) => changeRma(ledger, request, input),
  decide: (request: CommandRequest, input: DecideLine) => decideRmaLine(ledger, request, input),
  receive: (request: CommandRequest, input: ReceiveReturn) => receiveReturn(ledger, request, input),
  inspect: (request: CommandRequest, input: InspectLine) => inspectRmaLine(ledger, request, input),
  dispose: (request: CommandRequest, input: DisposeLine) => disposeRmaLine(ledger, request, input),
  resolve: (request: CommandRequest, input: ResolveLine) => resolveRmaLine(ledger, request, input),
  offer: (request: CommandRequest, input: OfferReplacement) => offerReplacement(ledger, request, input),
  withdrawOffer: (request: CommandRequest, input: Parameters<typeof withdrawOffer>[2]) => withdrawOffer(ledger, request, input),
  answerOffer: (request: CommandRequest, input: AnswerOffer) => answerOffer(ledger, request, input),
  mark: (request: CommandRequest, input: MarkLine) => markRmaLine(ledger, request, input),
  addNote: (request: CommandRequest, input: AddNote) => addRmaNote(ledger, request, input),
  openOfVisitor: (request: CommandRequest, visitor: RmaVisitor, input: Parameters<typeof openVisitorRma>[3]) => openVisitorRma(ledger, request, visitor, input),
  orderOfVisitor: (visitor: RmaVisitor, units: readonly UnitReference[]) => orderOfVisitor(ledger, visitor, units),
  listOfVisitor: (visitor: RmaVisitor, filter: VisitorRmaFilter) => listVisitorRmas(ledger, visitor, filter),
  getOfVisitor: (visitor: RmaVisitor, idOrNumber: string) => getVisitorRma(ledger, visitor, idOrNumber),
  optionsOf: (input: Parameters<typeof returnOptions>[1]) => returnOptions(ledger, input, ledger.zone),
  evaluate: (rmaId: string) => evaluateRma(ledger, rmaId, ledger.zone),
  judge: (rmaId: string, draft?: readonly ReturnRule[]) => judgeRma(ledger, rmaId, ledger.zone, draft),
  findUnit: (reference: UnitReference) => findUnit(ledger, reference),
  judgeUnit: (unit: Unit, supposed: SupposedReturn, draft?: readonly ReturnRule[]) => judgeUnit(ledger, unit, supposed, ledger.zone, draft),
  /** Whose days an offer's last one is. */
  zone: ledger.zone ?? "UTC",
  dueLine: (target: { readonly rmaId: string; readonly lineId: string }) => dueLine(ledger, target),
  dueLineIds: (rmaId: string) => dueLineIds(ledger, rmaId),
  saleOfLine: (target: { readonly rmaId: string; readonly lineId: string }) => saleOfLine(ledger, target),
  recordDuty: (request: CommandRequest, input: RecordDuty) => recordDuty(ledger, request, input),
  blocksReturnOf: (asked: AskedReturn) => blocksReturnOf(ledger, asked),
  noticeReturns: (orderId: string, documents: readonly MedusaReturn[]) => noticeReturns(ledger, orderId, documents),
  scanDeadlines: () => scanRmaDeadlines(ledger),
  settleDeadline: (rmaId: string) => settleRmaDeadline(ledger, rmaId),
  get: (idOrNumber: string) => getRma(ledger, idOrNumber),
  list: (filter: RmaFilter) => listRmas(ledger, filter),
  timeline: (rmaId: string) => rmaTimeline(ledger, rmaId),
  rules: {
    list: (page: { readonly limit: number; readonly offset: number }) => listReturnRules(ledger, page),
    get: (id: string) => getReturnRule(ledger, id),
    create: (draft: ReturnRuleDraft) => createReturnRule(ledger, draft),
    update: (id: string, draft: ReturnRuleDraft, expectedVersion?: number) => updateReturnRule(ledger, id, draft, expectedVersion),
    remove: (id: string) => deleteReturnRule(ledger, id),
  },
})
