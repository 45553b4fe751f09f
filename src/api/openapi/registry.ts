import * as paymentFailures from "../admin/demo/payment-failures/route"
import * as unitImports from "../admin/imports/route"
import * as unitImport from "../admin/imports/[id]/route"
import * as jobs from "../admin/jobs/route"
import * as retryJob from "../admin/jobs/[id]/retry/route"
import * as orderUnits from "../admin/orders/[id]/units/route"
import * as allocate from "../admin/orders/[id]/units/allocate/route"
import * as correctShipment from "../admin/orders/[id]/units/correct/route"
import * as pick from "../admin/orders/[id]/units/pick/route"
import * as release from "../admin/orders/[id]/units/release/route"
import * as swap from "../admin/orders/[id]/units/swap/route"
import * as returnRules from "../admin/return-rules/route"
import * as returnRule from "../admin/return-rules/[id]/route"
import * as dryRunReturnRules from "../admin/return-rules/dry-run/route"
import * as rmas from "../admin/rmas/route"
import * as returnSlip from "../admin/rmas/[id]/return-slip/route"
import * as returnLabel from "../admin/rmas/[id]/return-label/route"
import * as storeReturnLabel from "../store/rmas/[id]/return-label/route"
import * as storeReturnSlip from "../store/rmas/[id]/return-slip/route"
import * as certificatePdf from "../admin/warranty-registrations/[id]/certificate/pdf/route"
import * as storeCertificatePdf from "../store/warranty-registrations/[id]/certificate/pdf/route"
import * as testCertificate from "../admin/repair-orders/[id]/certificate/route"
import * as benchTestCertificate from "../technician/repair-orders/[id]/certificate/route"
import * as recordRepairPayment from "../admin/repair-orders/[id]/record_payment/route"
import * as repairReport from "../admin/repair-orders/[id]/report/route"
import * as noteRma from "../admin/rmas/[id]/notes/route"
import * as storeRmas from "../store/rmas/route"
import * as storeRma from "../store/rmas/[id]/route"
import * as cancelStoreRma from "../store/rmas/[id]/cancel/route"
import * as messageStoreRma from "../store/rmas/[id]/messages/route"
import * as rma from "../admin/rmas/[id]/route"
import * as changeRma from "../admin/rmas/[id]/[command]/route"
import * as receiveReturn from "../admin/rmas/[id]/receive/route"
import * as markRmaLine from "../admin/rmas/[id]/lines/[line_id]/[command]/route"
import * as decideRmaLine from "../admin/rmas/[id]/lines/[line_id]/decide/route"
import * as disposeRmaLine from "../admin/rmas/[id]/lines/[line_id]/dispose/route"
import * as inspectRmaLine from "../admin/rmas/[id]/lines/[line_id]/inspect/route"
import * as resolveRmaLine from "../admin/rmas/[id]/lines/[line_id]/resolve/route"
import * as offerReplacement from "../admin/rmas/[id]/lines/[line_id]/offer_replacement/route"
import * as withdrawOffer from "../admin/rmas/[id]/lines/[line_id]/withdraw_offer/route"
import * as acceptOffer from "../store/rmas/[id]/lines/[line_id]/accept_offer/route"
import * as declineOffer from "../store/rmas/[id]/lines/[line_id]/decline_offer/route"
import * as scan from "../admin/scan/route"
import * as serialPolicies from "../admin/serial-policies/route"
import * as serialPolicy from "../admin/serial-policies/[id]/route"
import * as activate from "../admin/serial-policies/[id]/activate/route"
import * as readiness from "../admin/serial-policies/[id]/readiness/route"
import * as unitExceptions from "../admin/unit-exceptions/route"
import * as resolveException from "../admin/unit-exceptions/[id]/resolve/route"
import * as units from "../admin/units/route"
import * as unit from "../admin/units/[id]/route"
import * as coverage from "../admin/units/[id]/coverage/route"
import * as correct from "../admin/units/[id]/correct/route"
import * as history from "../admin/units/[id]/history/route"
import * as commands from "../admin/units/commands/route"
import * as importUnits from "../admin/units/import/route"
import * as receive from "../admin/units/receive/route"
import * as vendorClaims from "../admin/vendor-claims/route"
import * as vendorClaim from "../admin/vendor-claims/[id]/route"
import * as addVendorUnits from "../admin/vendor-claims/[id]/add_units/route"
import * as cancelVendorClaim from "../admin/vendor-claims/[id]/cancel/route"
import * as closeVendorClaim from "../admin/vendor-claims/[id]/close/route"
import * as recordVendorOutcome from "../admin/vendor-claims/[id]/record_outcome/route"
import * as removeVendorUnits from "../admin/vendor-claims/[id]/remove_units/route"
import * as setVendorClaimed from "../admin/vendor-claims/[id]/set_claimed/route"
import * as settleVendorClaim from "../admin/vendor-claims/[id]/settle/route"
import * as shipVendorClaim from "../admin/vendor-claims/[id]/ship/route"
import * as warrantyPolicies from "../admin/warranty-policies/route"
import * as warrantyPolicy from "../admin/warranty-policies/[id]/route"
import * as publishWarrantyPolicy from "../admin/warranty-policies/[id]/publish/route"
import * as retireWarrantyPolicy from "../admin/warranty-policies/[id]/retire/route"
import * as repairOrders from "../admin/repair-orders/route"
import * as repairOrder from "../admin/repair-orders/[id]/route"
import * as repairActions from "../admin/repair-orders/[id]/[action]/route"
import * as technicians from "../admin/technicians/route"
import * as disableTechnician from "../admin/technicians/[id]/disable/route"
import * as enableTechnician from "../admin/technicians/[id]/enable/route"
import * as resetTechnicianPassword from "../admin/technicians/[id]/reset_password/route"
import * as acceptTechnicianInvite from "../technician/invites/accept/route"
import * as technicianMe from "../technician/me/route"
import * as benchScan from "../technician/scan/route"
import * as benchUnit from "../technician/units/[id]/route"
import * as benchRepairOrders from "../technician/repair-orders/route"
import * as benchRepairOrder from "../technician/repair-orders/[id]/route"
import * as benchRepairActions from "../technician/repair-orders/[id]/[action]/route"
import * as adminAttachments from "../admin/attachments/route"
import * as adminAttachment from "../admin/attachments/[id]/route"
import * as storeAttachments from "../store/attachments/route"
import * as storeAttachment from "../store/attachments/[id]/route"
import * as storeUnits from "../store/units/route"
import * as storeUnit from "../store/units/[id]/route"
import * as guestAccess from "../store/guest-access/route"
import * as redeemGuestAccess from "../store/guest-access/redeem/route"
import * as storeCreditOfCustomer from "../admin/customers/[id]/store-credit/route"
import * as adjustStoreCredit from "../admin/customers/[id]/store-credit/adjust/route"
import * as redeemStoreCreditOfCustomer from "../admin/customers/[id]/store-credit/redeem/route"
import * as storeCredit from "../store/store-credit/route"
import * as storePayment from "../store/payments/[id]/route"
import * as redeemStoreCredit from "../store/store-credit/redeem/route"
import * as storeRepairOrder from "../store/repair-orders/[id]/route"
import * as approveQuote from "../store/repair-orders/[id]/approve_quote/route"
import * as declineQuote from "../store/repair-orders/[id]/decline_quote/route"
import * as unitComponents from "../admin/units/[id]/components/route"
import * as benchUnitComponents from "../technician/units/[id]/components/route"
import * as repairHistory from "../admin/units/[id]/repair-history/route"
import * as benchRepairHistory from "../technician/units/[id]/repair-history/route"
import * as figure from "../admin/aftercare/figures/[name]/route"
import * as repairCodes from "../admin/repair-codes/route"
import * as importRepairCodes from "../admin/repair-codes/import/route"
import * as testProtocol from "../admin/test-protocols/[inventory_item_id]/route"
import * as benchRepairCodes from "../technician/repair-codes/route"
import * as benchAttachments from "../technician/attachments/route"
import * as benchQueue from "../technician/queue/route"
import * as benchColleagues from "../technician/colleagues/route"
import * as benchVendors from "../technician/vendors/route"
import * as benchParts from "../technician/parts/route"
import * as benchLineParts from "../technician/repair-orders/[id]/parts/route"
import * as benchReport from "../technician/repair-orders/[id]/report/route"
import * as benchLabel from "../technician/repair-orders/[id]/label/route"
import * as benchAttachment from "../technician/attachments/[id]/route"
import * as warrantyClaims from "../admin/warranty-claims/route"
import * as warrantyClaim from "../admin/warranty-claims/[id]/route"
import * as checkClaim from "../admin/warranty-claims/[id]/check/route"
import * as approveClaim from "../admin/warranty-claims/[id]/approve/route"
import * as approvePartlyClaim from "../admin/warranty-claims/[id]/approve_partly/route"
import * as denyClaim from "../admin/warranty-claims/[id]/deny/route"
import * as requestInfoClaim from "../admin/warranty-claims/[id]/request_info/route"
import * as provideInfoClaim from "../admin/warranty-claims/[id]/provide_info/route"
import * as appealClaim from "../admin/warranty-claims/[id]/appeal/route"
import * as withdrawClaim from "../admin/warranty-claims/[id]/withdraw/route"
import * as closeClaim from "../admin/warranty-claims/[id]/close/route"
import * as carryOutClaim from "../admin/warranty-claims/[id]/carry_out/route"
import * as suspendEntitlement from "../admin/entitlements/[id]/suspend/route"
import * as voidEntitlement from "../admin/entitlements/[id]/void/route"
import * as reinstateEntitlement from "../admin/entitlements/[id]/reinstate/route"
import * as warrantyRegistrations from "../admin/warranty-registrations/route"
import * as warrantyRegistration from "../admin/warranty-registrations/[id]/route"
import * as approveRegistration from "../admin/warranty-registrations/[id]/approve/route"
import * as rejectRegistration from "../admin/warranty-registrations/[id]/reject/route"
import * as registrationCertificate from "../admin/warranty-registrations/[id]/certificate/route"
import * as storeRegistrations from "../store/warranty-registrations/route"
import * as storeCertificate from "../store/warranty-registrations/[id]/certificate/route"
import * as ownershipTransfers from "../store/ownership-transfers/route"
import * as acceptTransfer from "../store/ownership-transfers/accept/route"
import * as cancelTransfer from "../store/ownership-transfers/[id]/cancel/route"
import * as storeClaims from "../store/warranty-claims/route"
import * as appealStoreClaim from "../store/warranty-claims/[id]/appeal/route"
import * as withdrawStoreClaim from "../store/warranty-claims/[id]/withdraw/route"
import * as provideInfoStoreClaim from "../store/warranty-claims/[id]/provide_info/route"
import * as coverageChecks from "../store/coverage-checks/route"
import * as simulateWarrantyPolicy from "../admin/warranty-policies/simulate/route"
import * as tryWarrantyPolicy from "../admin/warranty-policies/try/route"
import * as warrantyPacks from "../admin/warranty-policies/packs/route"
import * as exportCustomer from "../admin/customers/[id]/aftercare/export/route"
import * as eraseCustomer from "../admin/customers/[id]/aftercare/erase/route"
import * as warrantyBatches from "../admin/warranty-batches/route"
import * as warrantyBatch from "../admin/warranty-batches/[id]/route"
import * as passport from "../01/[gtin]/21/[serial]/route"
import * as satisfactionAnswers from "../admin/satisfaction/route"
import * as storeUnitCoverage from "../store/units/[id]/coverage/route"
import * as storeUnitRepairs from "../store/units/[id]/repair-history/route"
import * as storeReturnOptions from "../store/units/[id]/return-options/route"
import * as storeAddressOptions from "../store/units/[id]/address-options/route"
import * as rmaAddress from "../admin/rmas/[id]/address/route"
import * as repairAddress from "../admin/repair-orders/[id]/address/route"
import * as claimAddress from "../admin/warranty-claims/[id]/address/route"
import * as storeRepairOrders from "../store/repair-orders/route"
import * as rateStoreRepair from "../store/repair-orders/[id]/satisfaction/route"
import * as rateStoreRma from "../store/rmas/[id]/satisfaction/route"
import * as storeClaim from "../store/warranty-claims/[id]/route"
import * as storeRegistration from "../store/warranty-registrations/[id]/route"
import * as transferLink from "../store/ownership-transfers/link/route"
import * as portalConfig from "../portal/config.json/route"
import * as testProtocols from "../admin/test-protocols/route"
import * as noteVendorClaim from "../admin/vendor-claims/[id]/notes/route"
import * as vendorRecovery from "../admin/vendor-claims/recovery/route"
import type { RouteHandler } from "../respond"

export const METHODS = ["GET", "POST", "DELETE"] as const
export type Method = (typeof METHODS)[number]

/** What a route file exports, by method. */
export type RouteFile = { readonly [Name in Method]?: RouteHandler }

/**
 * Every route of ours by its path, as OpenAPI writes it. The rest of the document is read from the handlers' own
 * settings, so it cannot say anything else than what validates. A test finds route files that are missing here.
 */
export const ROUTES: { readonly [path: string]: RouteFile } = {
  "/admin/serial-policies": serialPolicies,
  "/admin/serial-policies/{id}": serialPolicy,
  "/admin/serial-policies/{id}/readiness": readiness,
  "/admin/serial-policies/{id}/activate": activate,
  "/admin/units": units,
  "/admin/units/receive": receive,
  "/admin/units/commands": commands,
  "/admin/units/import": importUnits,
  "/admin/units/{id}": unit,
  "/admin/units/{id}/coverage": coverage,
  "/admin/units/{id}/history": history,
  "/admin/units/{id}/correct": correct,
  "/admin/scan": scan,
  "/admin/orders/{id}/units": orderUnits,
  "/admin/orders/{id}/units/allocate": allocate,
  "/admin/orders/{id}/units/release": release,
  "/admin/orders/{id}/units/swap": swap,
  "/admin/orders/{id}/units/pick": pick,
  "/admin/orders/{id}/units/correct": correctShipment,
  "/admin/imports": unitImports,
  "/admin/imports/{id}": unitImport,
  "/admin/warranty-policies": warrantyPolicies,
  "/admin/warranty-policies/{id}": warrantyPolicy,
  "/admin/warranty-policies/{id}/publish": publishWarrantyPolicy,
  "/admin/warranty-policies/{id}/retire": retireWarrantyPolicy,
  "/admin/rmas": rmas,
  "/admin/rmas/{id}": rma,
  "/admin/rmas/{id}/receive": receiveReturn,
  "/admin/rmas/{id}/notes": noteRma,
  "/admin/rmas/{id}/return-slip": returnSlip,
  "/store/rmas/{id}/return-slip": storeReturnSlip,
  "/admin/rmas/{id}/return-label": returnLabel,
  "/store/rmas/{id}/return-label": storeReturnLabel,
  "/admin/warranty-registrations/{id}/certificate/pdf": certificatePdf,
  "/store/warranty-registrations/{id}/certificate/pdf": storeCertificatePdf,
  "/admin/repair-orders/{id}/certificate": testCertificate,
  "/admin/repair-orders/{id}/record_payment": recordRepairPayment,
  "/admin/repair-orders/{id}/report": repairReport,
  "/admin/rmas/{id}/{command}": changeRma,
  "/admin/rmas/{id}/lines/{line_id}/decide": decideRmaLine,
  "/admin/rmas/{id}/lines/{line_id}/inspect": inspectRmaLine,
  "/admin/rmas/{id}/lines/{line_id}/dispose": disposeRmaLine,
  "/admin/rmas/{id}/lines/{line_id}/resolve": resolveRmaLine,
  "/admin/rmas/{id}/lines/{line_id}/offer_replacement": offerReplacement,
  "/admin/rmas/{id}/lines/{line_id}/withdraw_offer": withdrawOffer,
  "/admin/rmas/{id}/lines/{line_id}/{command}": markRmaLine,
  "/store/rmas": storeRmas,
  "/store/rmas/{id}": storeRma,
  "/store/rmas/{id}/cancel": cancelStoreRma,
  "/store/rmas/{id}/messages": messageStoreRma,
  "/store/rmas/{id}/lines/{line_id}/accept_offer": acceptOffer,
  "/store/rmas/{id}/lines/{line_id}/decline_offer": declineOffer,
  "/admin/return-rules": returnRules,
  "/admin/return-rules/dry-run": dryRunReturnRules,
  "/admin/return-rules/{id}": returnRule,
  "/admin/vendor-claims": vendorClaims,
  "/admin/vendor-claims/recovery": vendorRecovery,
  "/admin/vendor-claims/{id}": vendorClaim,
  "/admin/vendor-claims/{id}/notes": noteVendorClaim,
  "/admin/vendor-claims/{id}/add_units": addVendorUnits,
  "/admin/vendor-claims/{id}/remove_units": removeVendorUnits,
  "/admin/vendor-claims/{id}/set_claimed": setVendorClaimed,
  "/admin/vendor-claims/{id}/ship": shipVendorClaim,
  "/admin/vendor-claims/{id}/record_outcome": recordVendorOutcome,
  "/admin/vendor-claims/{id}/settle": settleVendorClaim,
  "/admin/vendor-claims/{id}/close": closeVendorClaim,
  "/admin/vendor-claims/{id}/cancel": cancelVendorClaim,
  "/admin/jobs": jobs,
  "/admin/jobs/{id}/retry": retryJob,
  "/admin/unit-exceptions": unitExceptions,
  "/admin/unit-exceptions/{id}/resolve": resolveException,
  "/admin/demo/payment-failures": paymentFailures,
  "/admin/repair-orders": repairOrders,
  "/admin/repair-orders/{id}": repairOrder,
  ...actionsAt("/admin/repair-orders/{id}", repairActions.ACTIONS),
  "/admin/technicians": technicians,
  "/admin/technicians/{id}/disable": disableTechnician,
  "/admin/technicians/{id}/enable": enableTechnician,
  "/admin/technicians/{id}/reset_password": resetTechnicianPassword,
  "/technician/invites/accept": acceptTechnicianInvite,
  "/technician/me": technicianMe,
  "/technician/scan": benchScan,
  "/technician/units/{id}": benchUnit,
  "/technician/repair-orders": benchRepairOrders,
  "/technician/repair-orders/{id}": benchRepairOrder,
  "/technician/repair-orders/{id}/certificate": benchTestCertificate,
  ...actionsAt("/technician/repair-orders/{id}", benchRepairActions.ACTIONS),
  "/admin/units/{id}/components": unitComponents,
  "/technician/units/{id}/components": benchUnitComponents,
  "/admin/units/{id}/repair-history": repairHistory,
  "/technician/units/{id}/repair-history": benchRepairHistory,
  "/admin/aftercare/figures/{name}": figure,
  "/admin/repair-codes": repairCodes,
  "/admin/repair-codes/import": importRepairCodes,
  "/admin/test-protocols": testProtocols,
  "/admin/test-protocols/{inventory_item_id}": testProtocol,
  "/technician/repair-codes": benchRepairCodes,
  "/technician/attachments": benchAttachments,
  "/technician/attachments/{id}": benchAttachment,
  "/technician/queue": benchQueue,
  "/technician/colleagues": benchColleagues,
  "/technician/parts": benchParts,
  "/technician/vendors": benchVendors,
  "/technician/repair-orders/{id}/parts": benchLineParts,
  "/technician/repair-orders/{id}/report": benchReport,
  "/technician/repair-orders/{id}/label": benchLabel,
  "/store/repair-orders/{id}": storeRepairOrder,
  "/store/repair-orders/{id}/approve_quote": approveQuote,
  "/store/repair-orders/{id}/decline_quote": declineQuote,
  "/admin/attachments": adminAttachments,
  "/admin/attachments/{id}": adminAttachment,
  "/store/attachments": storeAttachments,
  "/store/attachments/{id}": storeAttachment,
  "/store/units": storeUnits,
  "/store/units/{id}": storeUnit,
  "/store/guest-access": guestAccess,
  "/store/guest-access/redeem": redeemGuestAccess,
  "/admin/customers/{id}/store-credit": storeCreditOfCustomer,
  "/admin/customers/{id}/store-credit/adjust": adjustStoreCredit,
  "/admin/customers/{id}/store-credit/redeem": redeemStoreCreditOfCustomer,
  "/store/payments/{id}": storePayment,
  "/store/store-credit": storeCredit,
  "/store/store-credit/redeem": redeemStoreCredit,
  "/admin/warranty-claims": warrantyClaims,
  "/admin/warranty-claims/{id}": warrantyClaim,
  "/admin/warranty-claims/{id}/check": checkClaim,
  "/admin/warranty-claims/{id}/approve": approveClaim,
  "/admin/warranty-claims/{id}/approve_partly": approvePartlyClaim,
  "/admin/warranty-claims/{id}/deny": denyClaim,
  "/admin/warranty-claims/{id}/request_info": requestInfoClaim,
  "/admin/warranty-claims/{id}/provide_info": provideInfoClaim,
  "/admin/warranty-claims/{id}/appeal": appealClaim,
  "/admin/warranty-claims/{id}/withdraw": withdrawClaim,
  "/admin/warranty-claims/{id}/close": closeClaim,
  "/admin/warranty-claims/{id}/carry_out": carryOutClaim,
  "/admin/entitlements/{id}/suspend": suspendEntitlement,
  "/admin/entitlements/{id}/void": voidEntitlement,
  "/admin/entitlements/{id}/reinstate": reinstateEntitlement,
  "/admin/warranty-registrations": warrantyRegistrations,
  "/admin/warranty-registrations/{id}": warrantyRegistration,
  "/admin/warranty-registrations/{id}/approve": approveRegistration,
  "/admin/warranty-registrations/{id}/reject": rejectRegistration,
  "/admin/warranty-registrations/{id}/certificate": registrationCertificate,
  "/store/warranty-registrations": storeRegistrations,
  "/store/warranty-registrations/{id}/certificate": storeCertificate,
  "/store/ownership-transfers": ownershipTransfers,
  "/store/ownership-transfers/accept": acceptTransfer,
  "/store/ownership-transfers/{id}/cancel": cancelTransfer,
  "/store/warranty-claims": storeClaims,
  "/store/warranty-claims/{id}/appeal": appealStoreClaim,
  "/store/warranty-claims/{id}/withdraw": withdrawStoreClaim,
  "/store/warranty-claims/{id}/provide_info": provideInfoStoreClaim,
  "/store/coverage-checks": coverageChecks,
  "/admin/warranty-policies/simulate": simulateWarrantyPolicy,
  "/admin/warranty-policies/try": tryWarrantyPolicy,
  "/admin/warranty-batches": warrantyBatches,
  "/admin/warranty-batches/{id}": warrantyBatch,
  "/admin/warranty-policies/packs": warrantyPacks,
  "/admin/customers/{id}/aftercare/export": exportCustomer,
  "/admin/customers/{id}/aftercare/erase": eraseCustomer,
  "/store/units/{id}/coverage": storeUnitCoverage,
  "/store/units/{id}/repair-history": storeUnitRepairs,
  "/store/units/{id}/return-options": storeReturnOptions,
  "/store/units/{id}/address-options": storeAddressOptions,
  "/admin/rmas/{id}/address": rmaAddress,
  "/admin/repair-orders/{id}/address": repairAddress,
  "/admin/warranty-claims/{id}/address": claimAddress,
  "/store/repair-orders": storeRepairOrders,
  "/store/repair-orders/{id}/satisfaction": rateStoreRepair,
  "/store/rmas/{id}/satisfaction": rateStoreRma,
  "/store/warranty-claims/{id}": storeClaim,
  "/store/warranty-registrations/{id}": storeRegistration,
  "/store/ownership-transfers/link": transferLink,
  "/admin/satisfaction": satisfactionAnswers,
  "/portal/config.json": portalConfig,
  "/01/{gtin}/21/{serial}": passport,
}

/** A route file that serves several actions by the last part of the path. */
function actionsAt(path: string, actions: { readonly [action: string]: RouteHandler }): { readonly [path: string]: RouteFile } {
  return Object.fromEntries(Object.entries(actions).map(([action, POST]) => [`${path}/${action}`, { POST }]))
}
