import type { PoolClient } from "pg"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/** Quarantine location by location; a quarantine location is its own. Locations without one are missing. */
export async function quarantineLocationsOf(client: PoolClient, locationIds: readonly string[]): Promise<Map<string, string>> {
  if (locationIds.length === 0) return new Map()
  const rows = await namedQuery<{ location_id: string; quarantine_location_id: string }>(
    client, "select location_id, quarantine_location_id from quarantine_location where location_id = any ($1::text[]) or quarantine_location_id = any ($1::text[])", [[...new Set(locationIds)]],
  )
  return new Map(rows.flatMap((row) => [[row.location_id, row.quarantine_location_id], [row.quarantine_location_id, row.quarantine_location_id]]))
}

/** The stock location each quarantine location belongs to: where a unit goes when it is restocked and nobody says otherwise. */
export async function stockLocationsOf(client: PoolClient, quarantineLocationIds: readonly string[]): Promise<Map<string, string>> {
  if (quarantineLocationIds.length === 0) return new Map()
  const rows = await namedQuery<{ location_id: string; quarantine_location_id: string }>(
    client, "select location_id, quarantine_location_id from quarantine_location where quarantine_location_id = any ($1::text[])", [[...new Set(quarantineLocationIds)]],
  )
  return new Map(rows.map((row) => [row.quarantine_location_id, row.location_id]))
}

/** Says which location takes the quarantined units of a warehouse. The first registration stands; it is given back. */
export async function registerQuarantineLocation(ledger: Ledger, locationId: string, quarantineLocationId: string): Promise<string> {
  return withClient(ledger.dataSource, async (client) => {
    await namedQuery(client, "insert into quarantine_location (location_id, quarantine_location_id) values ($1, $2) on conflict (location_id) do nothing", [locationId, quarantineLocationId])
    return (await quarantineLocationsOf(client, [locationId])).get(locationId) ?? quarantineLocationId
  })
}
