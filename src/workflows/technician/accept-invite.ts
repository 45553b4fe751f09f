import type { AuthIdentityDTO, IAuthModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { servicesOf } from "../facade"

export interface AcceptInviteInput {
  readonly token: string
  readonly password: string
}

const PROVIDER = "emailpass"
/** Medusa's login puts the actor's id into its token from here. */
const ACTOR_KEY = "technician_id"

/**
 * Gives the invited e-mail its password and its role. Medusa's identities are shared by e-mail, and anybody can register
 * one; so the password is set anew by whoever has the mailbox, and only then the role is given.
 */
export async function giveTechnicianRole(container: Pick<MedusaContainer, "resolve">, { token, password }: AcceptInviteInput): Promise<string> {
  const technician = await servicesOf(container).technicians.readInvite(token)
  const auth = container.resolve<IAuthModuleService>(Modules.AUTH)
  const known = await identityOf(auth, technician.email)
  if (known !== null) await auth.updateProvider(PROVIDER, { entity_id: technician.email, password })
  else await auth.register(PROVIDER, { body: { email: technician.email, password } } as Parameters<IAuthModuleService["register"]>[1])
  const identity = known ?? (await identityOf(auth, technician.email))
  if (identity === null) throw new Error(`Medusa registered no identity for technician ${technician.id}.`)
  await auth.updateAuthIdentities([{ id: identity.id, app_metadata: { ...identity.app_metadata, [ACTOR_KEY]: technician.id } }])
  return technician.id
}

async function identityOf(auth: IAuthModuleService, email: string): Promise<AuthIdentityDTO | null> {
  const [identity] = await auth.listAuthIdentities({ provider_identities: { entity_id: email, provider: PROVIDER } }, { take: 1 })
  return identity ?? null
}

/** It can be repeated as long as the token is good, so nothing is compensated: who has the mailbox may set a password. */
const giveRoleStep = createStep("aftercare-give-technician-role", async (input: AcceptInviteInput, { container }) => new StepResponse(await giveTechnicianRole(container, input)))

/** Last, because it cannot be taken back. */
const useInviteStep = createStep("aftercare-use-technician-invite", async ({ token }: { readonly token: string; readonly after: string }, { container }) =>
  new StepResponse(await servicesOf(container).technicians.acceptInvite(token)))

export const acceptTechnicianInviteWorkflow = createWorkflow("accept-technician-invite", (input: AcceptInviteInput) => {
  const after = giveRoleStep(input)
  return new WorkflowResponse(useInviteStep({ token: input.token, after }))
})
