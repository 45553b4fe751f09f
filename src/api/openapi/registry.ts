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
import * as warrantyPolicies from "../admin/warranty-policies/route"
import * as warrantyPolicy from "../admin/warranty-policies/[id]/route"
import * as publishWarrantyPolicy from "../admin/warranty-policies/[id]/publish/route"
import * as retireWarrantyPolicy from "../admin/warranty-policies/[id]/retire/route"
import * as adminAttachments from "../admin/attachments/route"
import * as adminAttachment from "../admin/attachments/[id]/route"
import * as storeAttachments from "../store/attachments/route"
import * as storeAttachment from "../store/attachments/[id]/route"
import * as storeUnits from "../store/units/route"
import * as storeUnit from "../store/units/[id]/route"
import * as guestAccess from "../store/guest-access/route"
import * as redeemGuestAccess from "../store/guest-access/redeem/route"
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
  "/admin/jobs": jobs,
  "/admin/jobs/{id}/retry": retryJob,
  "/admin/unit-exceptions": unitExceptions,
  "/admin/unit-exceptions/{id}/resolve": resolveException,
  "/admin/demo/payment-failures": paymentFailures,
  "/admin/attachments": adminAttachments,
  "/admin/attachments/{id}": adminAttachment,
  "/store/attachments": storeAttachments,
  "/store/attachments/{id}": storeAttachment,
  "/store/units": storeUnits,
  "/store/units/{id}": storeUnit,
  "/store/guest-access": guestAccess,
  "/store/guest-access/redeem": redeemGuestAccess,
}
