import { readFileSync } from "node:fs"
import { type Client, eventually } from "../http/support/client"
import { sharedMedusaServer } from "../support/medusa-server"

export interface Mail {
  readonly to: string
  readonly template: string
  readonly data: { readonly token?: string; readonly url?: string; readonly [key: string]: unknown }
}

/** The newest mail of a template to this address; waits for it. */
export async function mailTo(to: string, template: string, after = 0): Promise<Mail> {
  const { outboxFile } = await sharedMedusaServer()
  const mails = await eventually(async () => {
    try {
      return readFileSync(outboxFile, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Mail).filter((mail) => mail.to === to && mail.template === template)
    } catch {
      return []
    }
  }, (found) => found.length > after)
  const mail = mails.at(-1)
  if (mail === undefined || mails.length <= after) throw new Error(`No mail "${template}" came to ${to}.`)
  return mail
}

export interface SignedInTechnician {
  readonly id: string
  readonly email: string
  readonly password: string
  readonly token: string
}

let counter = 0

/** Invites a technician, accepts for her and signs her in. */
export async function createTechnician(client: Client, name = "Tess"): Promise<SignedInTechnician> {
  const email = `tech-${process.pid}-${Date.now()}-${(counter += 1)}@test.local`
  const { technician } = await client.ok<{ technician: { id: string; status: string } }>("POST", "/admin/technicians", { email, name })
  const { data } = await mailTo(email, "technician_invite")
  const password = `secret-${counter}-password`
  await client.ok("POST", "/technician/invites/accept", { token: data.token, password }, { token: null })
  return { id: technician.id, email, password, token: await signIn(client, email, password) }
}

export async function signIn(client: Client, email: string, password: string): Promise<string> {
  return (await client.ok<{ token: string }>("POST", "/auth/technician/emailpass", { email, password }, { token: null })).token
}
