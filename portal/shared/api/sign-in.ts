import { claimsOf } from "./claims"
import { request } from "./request"
import { setSession } from "./session"

const CUSTOMER_HOURS = 24

/** By Medusa's own login: `POST /auth/{actor}/emailpass`. A token lives for a day unless the shop says otherwise. */
export async function signIn(kind: "customer" | "technician", email: string, password: string): Promise<void> {
  const { token } = await request<{ token: string }>("POST", `/auth/${kind}/emailpass`, { body: { email: email.trim(), password }, session: null })
  setSession({ kind, token, expiresAt: expiryOf(token) ?? new Date(Date.now() + CUSTOMER_HOURS * 3_600_000).toISOString() })
}

export const signOut = (): void => setSession(null)

/** Registration of a customer: identity, then the customer herself, then a token that names her. */
export async function register(input: { readonly email: string; readonly password: string; readonly firstName?: string; readonly lastName?: string }): Promise<void> {
  const { token } = await request<{ token: string }>("POST", "/auth/customer/emailpass/register", { body: { email: input.email.trim(), password: input.password }, session: null })
  await request("POST", "/store/customers", {
    body: { email: input.email.trim(), ...(input.firstName ? { first_name: input.firstName } : {}), ...(input.lastName ? { last_name: input.lastName } : {}) },
    session: { kind: "customer", token, expiresAt: null },
  })
  await signIn("customer", input.email, input.password)
}

function expiryOf(token: string): string | null {
  const { exp } = claimsOf(token)
  return exp === undefined ? null : new Date(exp * 1_000).toISOString()
}
