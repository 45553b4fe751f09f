/** Every figure of the server, with the list behind it. A test holds the server's names against these. */
export interface FigurePlace {
  readonly name: FigureName
  readonly to: string
}

export type FigureName = (typeof WORKSHOP)[number]["name"] | (typeof WARRANTY)[number]["name"] | (typeof CHARTS)[number]

const CLOSED_REPAIRS = "/aftercare/repairs?view=list&status=closed"
const CLAIMS = "/aftercare/warranty/claims"

/** These may be asked of one location. */
export const WORKSHOP = [
  { name: "tat", to: CLOSED_REPAIRS }, { name: "net_tat", to: CLOSED_REPAIRS }, { name: "mttr", to: CLOSED_REPAIRS }, { name: "first_time_fix", to: CLOSED_REPAIRS }, { name: "nff", to: "/aftercare/repairs?view=list" },
  { name: "first_pass_yield", to: "/aftercare/repairs?view=list" }, { name: "cost_per_claim", to: CLOSED_REPAIRS }, { name: "wip", to: "/aftercare/repairs" },
] as const

/** These are of the whole shop. A server without the part of the product behind one has no such figure, and no tile. */
export const WARRANTY = [
  { name: "claims_per_1000", to: CLAIMS }, { name: "registration_rate", to: "/aftercare/warranty/registrations?status=approved" }, { name: "warranty_cost_per_claim", to: `${CLAIMS}?status=approved,partly_approved,closed` }, { name: "reserve", to: CLAIMS },
  { name: "weibull", to: CLAIMS }, { name: "vendor_recovery", to: "/aftercare/vendor-claims/recovery" }, { name: "satisfaction", to: "/aftercare/satisfaction" },
] as const

/** What is a chart of its own. */
export const CHARTS = ["nevada"] as const
