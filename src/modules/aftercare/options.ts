import { isZone } from "../../domain/common/calendar"
import { OFFER_DAYS_MAX } from "../../domain/rma/offers"
import type { PortalOptions } from "./portal-options"

/** What a host writes beside the module (or the plugin) in its medusa-config. Everything is optional. */
export interface AftercareOptions {
  /** Postgres of our tables. Default: the database of Medusa itself. */
  readonly databaseUrl?: string
  /** Runs the queues on Redis. Default: the Redis of Medusa itself; without one, or when empty, they run on Postgres. */
  readonly redisUrl?: string
  /** Prefix (Redis) or schema (Postgres) of the queues; every shop on one Redis needs its own. */
  readonly queueNamespace?: string
  /** Connections this process may hold for our tables. Default 10. */
  readonly poolSize?: number
  /**
   * Medusa takes one handler for each workflow hook in the whole application. A host that has its own handler switches
   * ours off here, one by one or all (`false`), and calls the exported handler from its own. Default: all on.
   */
  readonly hooks?: boolean | { readonly [hook in AftercareHook]?: boolean }
  /** True lets Medusa's own stock routes edit the levels of fully tracked items; every edit then files an exception case. */
  readonly allowStockEdits?: boolean
  /** The shop's time zone, such as `Europe/Berlin`: whose days count where a customer's are not known. Default UTC. */
  readonly zone?: string
  /**
   * Which zone stands for a country that has several, such as `{ US: "America/New_York" }`; also in place of the one we
   * know. Countries with one zone need none.
   */
  readonly countryZones?: { readonly [country: string]: string }
  /** Days a customer may think about a replacement that was offered to her, 1 to 365. Default 14. */
  readonly offerDays?: number
  /** Seconds between two passes of the reconciler. Default 60; 0 turns it off. */
  readonly reconcileSeconds?: number
  /**
   * From which the secrets of mailed one-time links are derived. Default: Medusa's `jwtSecret`. Every Medusa process of
   * a shop needs the same; changing it ends all links that were mailed and not used.
   */
  readonly tokenSecret?: string
  /** Where customers' and technicians' pages are, as mails link to them. Default: `/portal` and `/bench` of the backend. */
  readonly portalUrl?: string
  readonly benchUrl?: string
  /** Name, logo, colours, words and links of those pages. */
  readonly portal?: PortalOptions
  /**
   * Addresses or networks (CIDR) of proxies before Medusa whose `X-Forwarded-For` is believed, for rate limits by
   * address. Default none: the address is that of the connection itself, which nobody can choose.
   */
  readonly trustedProxies?: readonly string[]
  /** The largest file that may be uploaded, in bytes. Default 10 MB. */
  readonly attachmentBytesMax?: number
  /** Medusa fills this in for every module that has no database of its own. */
  readonly database?: { readonly clientUrl?: string }
}

export const AFTERCARE_HOOKS = ["fulfillmentCreated", "shipmentCreated", "orderFulfillmentCanceled", "orderCanceled"] as const
export type AftercareHook = (typeof AFTERCARE_HOOKS)[number]

/** Where our tables are. Loaders do not run during migrations, so both ask here. */
export function databaseUrlOf(options: AftercareOptions, projectDatabaseUrl: string | undefined): string {
  const url = options.databaseUrl ?? options.database?.clientUrl ?? projectDatabaseUrl ?? process.env["DATABASE_URL"]
  if (!url) throw new Error("Aftercare needs a database: set projectConfig.databaseUrl, DATABASE_URL or the option databaseUrl of the module.")
  return url
}

/** A zone that does not exist would move every deadline of the shop, so it does not start with one. */
export function zoneOf({ zone }: AftercareOptions): string | undefined {
  if (zone === undefined || isZone(zone)) return zone
  throw new Error(`Aftercare's option zone must be the name of a time zone, such as Europe/Berlin; "${zone}" is none.`)
}

/** By country in capitals. One that does not exist keeps the shop from starting, for the same reason. */
export function countryZonesOf({ countryZones }: Pick<AftercareOptions, "countryZones">): { readonly [country: string]: string } | undefined {
  for (const [country, zone] of Object.entries(countryZones ?? {})) {
    if (!/^[A-Z]{2}$/.test(country)) throw new Error(`Aftercare's option countryZones names countries by two capital letters (ISO 3166); "${country}" is none.`)
    if (!isZone(zone)) throw new Error(`Aftercare's option countryZones must name a time zone for ${country}, such as America/New_York; "${zone}" is none.`)
  }
  return countryZones
}

/** An offer of no days, or of none that anybody would wait for, is a slip. */
export function offerDaysOf({ offerDays }: Pick<AftercareOptions, "offerDays">): number | undefined {
  if (offerDays === undefined || (Number.isInteger(offerDays) && offerDays >= 1 && offerDays <= OFFER_DAYS_MAX)) return offerDays
  throw new Error(`Aftercare's option offerDays must be a whole number of days from 1 to ${OFFER_DAYS_MAX}; ${String(offerDays)} is none.`)
}

/** Medusa's own secret may be a key pair that signs nothing but JWTs: then the option must be set before a link can be mailed. */
export function tokenSecretOf(options: AftercareOptions, jwtSecret: unknown): string | Uint8Array | undefined {
  if (options.tokenSecret) return options.tokenSecret
  return typeof jwtSecret === "string" || jwtSecret instanceof Uint8Array ? jwtSecret : undefined
}
