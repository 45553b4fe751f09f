import type {
  HttpAddress, HttpAddressOptionsAnswer, HttpAttachment, HttpBenchScanAnswer, HttpBenchUnit, HttpComponentTree, HttpCoverage, HttpCoverageCheckAnswer, HttpLinePart, HttpPart, HttpQueue, HttpGrade, HttpOwnershipTransfer, HttpOwnershipTransferLink, HttpPage, HttpRepairAction, HttpRepairHistory, HttpRepairOrder, HttpReturnOptionsAnswer,
  HttpRunningTimer, HttpSatisfactionAnswer, HttpStoreCreditAnswer, HttpStoreCreditChange, HttpStorePayment, HttpStoreRepairHistory, HttpStoreRepairOrderAnswer, HttpStoreRepairOrderList, HttpStoreRmaAnswer,
  HttpStoreRmaList, HttpStoreUnit, HttpStoreWarrantyClaimAnswer, HttpStoreWarrantyClaimList, HttpStoreWarrantyRegistrationAnswer, HttpStoreWarrantyRegistrationList, HttpTechnician, 
  HttpWarrantyCertificate,
} from "../types/http"

interface Shape {
  readonly answer: unknown
  readonly body?: unknown
  readonly query?: unknown
}

type Paging = { limit?: number; offset?: number; after?: string }
type Unit = { unit_id?: string; serial_number?: string; inventory_item_id?: string }
/** Street, town, post code and country, and a person or a company. */
type Address = Pick<HttpAddress, "address_1" | "postal_code" | "city" | "country_code"> & Partial<HttpAddress>
type Read<Answer, Query = undefined> = { answer: Answer; query: Query }
type Write<Answer, Body = undefined> = { answer: Answer; body: Body }
/** A file: JPEG, PNG, WebP, HEIC or PDF, in the field `file` of a form. */
type Upload = Write<{ attachment: HttpAttachment }, FormData>
type File = Read<Blob>

/** For customers and guests, and for everybody where it says so in docs/permissions.md. */
interface StoreRoutes {
  "POST /store/attachments": Upload
  "GET /store/attachments/{id}": File
  "POST /store/coverage-checks": Write<HttpCoverageCheckAnswer, { serial_number: string; product_hint?: string; proof_code?: string; fault_code?: string; cause?: string }>
  "POST /store/guest-access": Write<Record<string, never>, { email: string } & ({ order_display_id: number | string } | { serial_number: string })>
  "POST /store/guest-access/redeem": Write<{ access_token: string; expires_at: string }, { token: string }>
  "GET /store/units": Read<{ units: HttpStoreUnit[] } & HttpPage, Paging>
  "GET /store/units/{id}": Read<{ unit: HttpStoreUnit }>
  "GET /store/units/{id}/coverage": Read<{ coverage: HttpCoverage }, { fault_code?: string; cause?: string }>
  "GET /store/units/{id}/repair-history": Read<{ repair_history: HttpStoreRepairHistory }>
  "GET /store/units/{id}/return-options": Read<HttpReturnOptionsAnswer>
  "GET /store/units/{id}/address-options": Read<HttpAddressOptionsAnswer>
  "GET /store/rmas": Read<HttpStoreRmaList, Pick<Paging, "limit" | "offset"> & { unit_id?: string }>
  "POST /store/rmas": Write<HttpStoreRmaAnswer, { order_id?: string; lines: (Pick<Unit, "unit_id" | "serial_number"> & { reason_code: string; requested_resolution?: string; note?: string })[]; attachment_ids?: string[]; address?: Address }>
  "GET /store/rmas/{id}": Read<HttpStoreRmaAnswer>
  "POST /store/rmas/{id}/cancel": Write<HttpStoreRmaAnswer, { reason_code?: string }>
  "POST /store/rmas/{id}/messages": Write<HttpStoreRmaAnswer, { note?: string; attachment_ids?: string[] }>
  "POST /store/rmas/{id}/lines/{line_id}/accept_offer": Write<HttpStoreRmaAnswer, { offer_id?: string; note?: string }>
  "POST /store/rmas/{id}/lines/{line_id}/decline_offer": Write<HttpStoreRmaAnswer, { offer_id?: string; note?: string }>
  "POST /store/rmas/{id}/satisfaction": Write<HttpSatisfactionAnswer, { score: number; comment?: string }>
  "POST /store/rmas/{id}/return-label": Write<{ return_label: { available: boolean; reason: string | null; fulfillment_id: string | null; tracking_number: string | null; tracking_url: string | null; label_url: string | null } }>
  "GET /store/rmas/{id}/return-slip": Read<Blob, { language?: "en" | "de" }>
  "GET /store/repair-orders": Read<HttpStoreRepairOrderList, Paging & { unit_id?: string }>
  "GET /store/repair-orders/{id}": Read<HttpStoreRepairOrderAnswer>
  "POST /store/repair-orders/{id}/approve_quote": Write<HttpStoreRepairOrderAnswer, { note?: string; expected_version?: number }>
  "POST /store/repair-orders/{id}/decline_quote": Write<HttpStoreRepairOrderAnswer, { reason_code?: string; note?: string; expected_version?: number }>
  "POST /store/repair-orders/{id}/satisfaction": Write<HttpSatisfactionAnswer, { score: number; comment?: string }>
  "GET /store/warranty-claims": Read<HttpStoreWarrantyClaimList, Paging & { unit_id?: string }>
  "POST /store/warranty-claims": Write<HttpStoreWarrantyClaimAnswer, Unit & {
    problem?: string; fault_code?: string; cause?: string; causation?: "proven" | "disproved"; group?: string; country?: string; detected_on?: string; requested_outcome?: string; attachment_ids?: string[]; address?: Address
  }>
  "GET /store/warranty-claims/{id}": Read<HttpStoreWarrantyClaimAnswer>
  "POST /store/warranty-claims/{id}/appeal": Write<HttpStoreWarrantyClaimAnswer, { note?: string; attachment_ids?: string[] }>
  "POST /store/warranty-claims/{id}/provide_info": Write<HttpStoreWarrantyClaimAnswer, { note?: string; attachment_ids?: string[] }>
  "POST /store/warranty-claims/{id}/withdraw": Write<HttpStoreWarrantyClaimAnswer, { note?: string; attachment_ids?: string[] }>
  "GET /store/warranty-registrations": Read<HttpStoreWarrantyRegistrationList, Paging>
  "POST /store/warranty-registrations": Write<HttpStoreWarrantyRegistrationAnswer, {
    serial_number: string; product_hint?: string; purchased_on?: string; installed_on?: string; first_used_on?: string; proof?: string; proofs?: string[]
  }>
  "GET /store/warranty-registrations/{id}": Read<HttpStoreWarrantyRegistrationAnswer>
  "GET /store/warranty-registrations/{id}/certificate": Read<{ certificate: HttpWarrantyCertificate }>
  "GET /store/warranty-registrations/{id}/certificate/pdf": Read<Blob, { language?: "en" | "de" }>
  "GET /store/ownership-transfers": Read<{ ownership_transfers: HttpOwnershipTransfer[] } & HttpPage, Pick<Paging, "limit" | "offset">>
  "POST /store/ownership-transfers": Write<{ ownership_transfer: Omit<HttpOwnershipTransfer, "serial_number"> }, { unit_id: string; to_email: string }>
  "POST /store/ownership-transfers/link": Write<HttpOwnershipTransferLink, { unit_id: string }>
  "POST /store/ownership-transfers/accept": Write<{ unit_id: string }, { token: string }>
  "POST /store/ownership-transfers/{id}/cancel": Write<Record<string, unknown>>
  "GET /store/payments/{id}": Read<{ payment: HttpStorePayment }>
  "GET /store/store-credit": Read<HttpStoreCreditAnswer, Paging>
  "POST /store/store-credit/redeem": Write<HttpStoreCreditChange, { currency_code: string; amount: number; order_id?: string }>
}

type Repair = { repair_order: HttpRepairOrder }
/** What every action at the bench takes; the fields of each are in the OpenAPI document. */
type ActionBody = { note?: string; attachment_ids?: string[]; expected_version?: number; [field: string]: unknown }

/** For technicians. */
type TechnicianRoutes = {
  "POST /technician/attachments": Upload
  "GET /technician/attachments/{id}": File
  "POST /technician/invites/accept": Write<{ technician: HttpTechnician }, { token: string; password: string }>
  "GET /technician/me": Read<{ technician: HttpTechnician; running_timer: HttpRunningTimer | null }>
  "GET /technician/scan": Read<HttpBenchScanAnswer, { code: string }>
  "GET /technician/queue": Read<HttpQueue, Pick<Paging, "limit" | "offset"> & { of?: "me" | "nobody" | "team" }>
  "GET /technician/colleagues": Read<{ technicians: { id: string; name: string }[] }>
  "GET /technician/vendors": Read<{ vendors: { id: string }[] }, { q?: string }>
  "GET /technician/parts": Read<{ parts: HttpPart[] }, { q: string }>
  "GET /technician/units/{id}": Read<HttpBenchUnit>
  "GET /technician/units/{id}/components": Read<{ components: HttpComponentTree }>
  "GET /technician/units/{id}/repair-history": Read<{ repair_history: HttpRepairHistory }>
  "GET /technician/repair-codes": Read<{ repair_codes: { kind: string; code: string; label: string; active: boolean }[] } & HttpPage, Pick<Paging, "limit" | "offset"> & { kind?: string; active?: boolean }>
  "GET /technician/repair-orders": Read<{ repair_orders: HttpRepairOrder[] } & HttpPage, Paging & { q?: string; status?: string; open?: boolean; unit_id?: string; rma_line_id?: string; technician_id?: string; priority?: string; timer?: "running" | "forgotten" }>
  "POST /technician/repair-orders": Write<Repair, Unit & { problem: string; rma_line_id?: string; priority?: string; promised_on?: string; location_id?: string; currency_code?: string; technician_id?: string; attachment_ids?: string[] }>
  "GET /technician/repair-orders/{id}": Read<Repair>
  "GET /technician/repair-orders/{id}/parts": Read<{ parts: HttpLinePart[] }>
  "GET /technician/repair-orders/{id}/report": Read<Blob, { language?: "en" | "de" }>
  "GET /technician/repair-orders/{id}/label": Read<Blob, { language?: "en" | "de" }>
  "GET /technician/repair-orders/{id}/certificate": Read<Blob, { language?: "en" | "de" }>
  "POST /technician/repair-orders/{id}/restock": Write<Repair, ActionBody & { grade?: HttpGrade }>
} & { readonly [Action in Exclude<HttpRepairAction, "restock"> as `POST /technician/repair-orders/{id}/${Action}`]: Write<Repair, ActionBody> }

export type Routes = StoreRoutes & TechnicianRoutes
export type RouteName = keyof Routes & string

type Given<Name extends RouteName, Part extends "body" | "query"> = Routes[Name] extends Record<Part, infer Value> ? Value : undefined
type ParamsOf<Name extends string> = Name extends `${string}{${infer Param}}${infer Rest}` ? { readonly [Key in Param]: string } & ParamsOf<Rest> : unknown

/** What a call takes: its path's parameters, its body or query, and for a write the key under which it may be repeated. */
export type CallInput<Name extends RouteName> =
  (Name extends `${string}{${string}` ? { readonly params: ParamsOf<Name> } : { readonly params?: undefined })
  & (Given<Name, "body"> extends undefined ? { readonly body?: undefined } : { readonly body: Given<Name, "body"> })
  & (Given<Name, "query"> extends undefined ? { readonly query?: undefined } : { readonly query?: Given<Name, "query"> })
  & { readonly idempotencyKey?: string; readonly signal?: AbortSignal }

export type AnswerOf<Name extends RouteName> = Routes[Name] extends Shape ? Routes[Name]["answer"] : never
