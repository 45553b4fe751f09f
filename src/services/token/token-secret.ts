import { createHmac, timingSafeEqual } from "node:crypto"
import { assert } from "../../domain/common/assert"
import type { Ledger } from "../../ledger/run-command"

type Secrets = Pick<Ledger, "tokenSecret">

/**
 * What is derived, and from what. Each kind of text is signed under a name of its own, so that one can never be taken
 * for another. Nothing derived is stored, not even as a hash: whoever reads all our tables can redeem nothing.
 */
const KINDS = { token: "aftercare one-time token", access: "aftercare guest access", digest: "aftercare digest" } as const

/** `<row id>.<signature>`: what a mail carries. */
export const tokenSecretOf = (secrets: Secrets, id: string): string => signed(secrets, KINDS.token, id)

/** What a guest sends along after redeeming the token with this id. */
export const accessTokenOf = (secrets: Secrets, id: string): string => signed(secrets, KINDS.access, id)

/** The row id inside, or null when we did not make this text. */
export const idOfToken = (secrets: Secrets, token: string): string | null => verified(secrets, KINDS.token, token)
export const idOfAccessToken = (secrets: Secrets, token: string): string | null => verified(secrets, KINDS.access, token)

/** Stands for an address or a number where it must be recognized but not read. */
export const digestOf = (secrets: Secrets, text: string): string => mac(secrets, KINDS.digest, text)

const SEPARATOR = "."

const signed = (secrets: Secrets, kind: string, id: string): string => `${id}${SEPARATOR}${mac(secrets, kind, id)}`

function verified(secrets: Secrets, kind: string, token: string): string | null {
  const [id = "", signature = ""] = token.split(SEPARATOR)
  const expected = Buffer.from(signed(secrets, kind, id))
  const given = Buffer.from(token)
  // The length of what we make is no secret; equal lengths are compared in constant time.
  return signature !== "" && given.length === expected.length && timingSafeEqual(given, expected) ? id : null
}

function mac({ tokenSecret }: Secrets, kind: string, text: string): string {
  assert(tokenSecret !== undefined && tokenSecret.length > 0, "one-time tokens are sent and redeemed only where the option tokenSecret or Medusa's jwtSecret is known")
  return createHmac("sha256", tokenSecret).update(`${kind}\n${text}`).digest("base64url")
}
