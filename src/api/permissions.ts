import type { Access } from "./access"
import { METHODS, type Method, ROUTES } from "./openapi/registry"

/** Everybody who may come to a door. A customer or guest who is let in still sees only what is theirs. */
export const ACTORS = ["nobody", "guest", "customer", "technician", "agent"] as const
export type DoorActor = (typeof ACTORS)[number]

const ADMITTED: { readonly [access in Access]: readonly DoorActor[] } = {
  public: ACTORS,
  customer_or_guest: ["guest", "customer"],
  customer: ["customer"],
  technician: ["technician"],
  agent: ["agent"],
}

export interface Permission {
  readonly method: Method
  /** As OpenAPI writes it. */
  readonly path: string
  readonly access: Access
  readonly admitted: readonly DoorActor[]
}

/** The document of the routes is a route too, but none of those it describes. */
const DOCUMENT: Permission = { method: "GET", path: "/aftercare/openapi.json", access: "public", admitted: ADMITTED.public }

/** Who may call which of our routes: read from the routes' own settings, by which they admit. */
export const permissions = (routes: typeof ROUTES = ROUTES): Permission[] => [
  ...Object.entries(routes).flatMap(([path, file]) => METHODS.flatMap((method) => {
    const handler = file[method]
    if (handler === undefined) return []
    const access = handler.settings.access ?? "agent"
    return [{ method, path, access, admitted: ADMITTED[access] }]
  })),
  DOCUMENT,
]
