import type { Zone } from "../common/calendar"

/**
 * Countries whose clocks all show the same time, so that a customer's days are known from her address. Where there are
 * several zones (US, CA, AU, BR, RU …) the country does not say which: the shop may say which one stands for it, else its own days are counted.
 */
const ZONES: { readonly [country: string]: Zone } = {
  AE: "Asia/Dubai", AT: "Europe/Vienna", BE: "Europe/Brussels", BG: "Europe/Sofia", CH: "Europe/Zurich", CY: "Asia/Nicosia", CZ: "Europe/Prague", DE: "Europe/Berlin",
  DK: "Europe/Copenhagen", EE: "Europe/Tallinn", FI: "Europe/Helsinki", FR: "Europe/Paris", GB: "Europe/London", GR: "Europe/Athens", HK: "Asia/Hong_Kong", HR: "Europe/Zagreb",
  HU: "Europe/Budapest", IE: "Europe/Dublin", IL: "Asia/Jerusalem", IN: "Asia/Kolkata", IS: "Atlantic/Reykjavik", IT: "Europe/Rome", JP: "Asia/Tokyo", KR: "Asia/Seoul",
  LT: "Europe/Vilnius", LU: "Europe/Luxembourg", LV: "Europe/Riga", MT: "Europe/Malta", NL: "Europe/Amsterdam", NO: "Europe/Oslo", PL: "Europe/Warsaw", RO: "Europe/Bucharest",
  RS: "Europe/Belgrade", SE: "Europe/Stockholm", SG: "Asia/Singapore", SI: "Europe/Ljubljana", SK: "Europe/Bratislava", TR: "Europe/Istanbul", TW: "Asia/Taipei", ZA: "Africa/Johannesburg",
}

export type CountryZones = { readonly [country: string]: Zone }

/** `chosen`: what the shop decided for countries of its own choice. */
export const zoneOfCountry = (country: string | null, chosen: CountryZones = {}): Zone | null => (country === null ? null : chosen[country] ?? ZONES[country] ?? null)
