import { authenticate, type AuthenticatedMedusaRequest, type MedusaNextFunction, type MedusaResponse } from "@medusajs/framework/http"
import { AFTERCARE_MODULE } from "../modules/aftercare/joiner-config"
import type AftercareModuleService from "../modules/aftercare/service"

/**
 * Who may call a route; docs/permissions.md is made of it.
 * - `agent`: an admin user or a secret API key. Medusa itself lets nobody else into /admin.
 * - `customer`: signed in.
 * - `customer_or_guest`: signed in, or with the header `x-aftercare-guest` of a redeemed one-time link.
 * - `technician`: signed in, and not disabled by now.
 * - `public`: everybody; who is signed in or a guest is known nevertheless.
 */
export const ACCESSES = ["agent", "customer", "customer_or_guest", "technician", "public"] as const
export type Access = (typeof ACCESSES)[number]

export const GUEST_HEADER = "x-aftercare-guest"

/** For whom a store route speaks. A guest has an order or a unit, never both; a customer has neither. */
export interface Visitor {
  readonly customerId: string | null
  readonly orderId: string | null
  readonly unitId: string | null
  /** Whose units it is about: the customer's own, or for a guest those of who bought the order or owns the unit. */
  readonly ownerCustomerId: string | null
}

export interface Caller {
  readonly actor: { readonly type: string; readonly id: string }
  readonly visitor: Visitor
}

const NOBODY: Visitor = { customerId: null, orderId: null, unitId: null, ownerCustomerId: null }

/** Who calls, when the route is open to them; null when Medusa's own 401 was sent instead. */
export async function admit(access: Access, req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<Caller | null> {
  switch (access) {
    case "agent":
      return admitAgent(req, res)
    case "customer":
      return admitCustomer(req, res)
    case "customer_or_guest":
      // Who sends the header means that order or unit, even where a session of somebody is open in the same browser.
      return await guestOf(req) ?? admitCustomer(req, res)
    case "technician":
      return admitTechnician(req, res)
    case "public":
      return await guestOf(req) ?? callerOf(req)
  }
}

const AGENTS = ["user", "api-key"]

/** Medusa has asked already; but a route that is not under /admin and forgot to say for whom it is must be open to nobody. */
function admitAgent(req: AuthenticatedMedusaRequest, res: MedusaResponse): Caller | null {
  const actor = signedInActor(req)
  if (AGENTS.includes(actor.type)) return { actor, visitor: NOBODY }
  res.status(401).json({ message: "Unauthorized" })
  return null
}

/** Whose access token came with the request, if it is a good one. */
async function guestOf(req: AuthenticatedMedusaRequest): Promise<Caller | null> {
  const token = req.headers[GUEST_HEADER]
  if (typeof token !== "string") return null
  const guest = await req.scope.resolve<AftercareModuleService>(AFTERCARE_MODULE).services.guests.of(token)
  if (guest === null) return null
  const { id, orderId, unitId, customerId: ownerCustomerId } = guest
  return { actor: { type: "guest", id }, visitor: { customerId: null, orderId, unitId, ownerCustomerId } }
}

/** By Medusa's own middleware, so that a second factor that the customer set up is asked for here too. */
async function admitCustomer(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<Caller | null> {
  let admitted = false
  const next: MedusaNextFunction = () => void (admitted = true)
  // It promises, though its type does not say so.
  const done: unknown = authenticate("customer", ["session", "bearer"])(req, res, next)
  await done
  return admitted ? callerOf(req) : null
}

/** Her token lives for a day; her row is read on every request, so a disabled one is out at once. */
async function admitTechnician(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<Caller | null> {
  let admitted = false
  const next: MedusaNextFunction = () => void (admitted = true)
  const done: unknown = authenticate("technician", ["session", "bearer"])(req, res, next)
  await done
  if (!admitted) return null
  const caller = callerOf(req)
  const { technicians } = req.scope.resolve<AftercareModuleService>(AFTERCARE_MODULE).services
  if (caller.actor.type === "technician" && (await technicians.active({ id: caller.actor.id })) !== null) return caller
  res.status(401).json({ message: "Unauthorized" })
  return null
}

function callerOf(req: AuthenticatedMedusaRequest): Caller {
  const actor = signedInActor(req)
  return { actor, visitor: actor.type === "customer" ? { ...NOBODY, customerId: actor.id, ownerCustomerId: actor.id } : NOBODY }
}

/** An admin user, a secret API key, a customer or a technician; `public` where no one is signed in. */
function signedInActor(req: AuthenticatedMedusaRequest): Caller["actor"] {
  const { auth_context: auth } = req as { readonly auth_context?: { readonly actor_type: string; readonly actor_id: string } }
  return auth === undefined || auth.actor_id === "" ? { type: "public", id: "anonymous" } : { type: auth.actor_type, id: auth.actor_id }
}
