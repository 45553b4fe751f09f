import { type AnswerOf, createAftercareClient } from "medusa-plugin-aftercare/client"

/** A page of the host's own, with the client of the package. */
const client = createAftercareClient({ baseUrl: "https://host.example", publishableKey: "pk_host", session: () => ({ guest: "access token" }) })

export const myUnits = async (): Promise<AnswerOf<"GET /store/units">["units"]> => (await client.call("GET /store/units", { query: { limit: 10 } })).units

export const askForReturn = async (unitId: string): Promise<string> =>
  (await client.call("POST /store/rmas", { body: { lines: [{ unit_id: unitId, reason_code: "defective" }] }, idempotencyKey: unitId })).rma.display_id
