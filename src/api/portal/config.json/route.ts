import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { ATTACHMENT_TYPES } from "../../../domain/attachment/file-type"
import type { HttpPortalConfig } from "../../../types/http"
import { optionsOf } from "../../../workflows/facade"
import { ATTACHMENT_BYTES_MAX } from "../../attachments/receive-upload"
import { route } from "../../respond"

const NAME_DEFAULT = "Support"
const LANGUAGES_DEFAULT = ["en", "de"]

const answer = z.object({
  name: z.string(), logo_url: z.string().nullable(), colors: z.object({ accent: z.string().nullable(), accent_text: z.string().nullable() }),
  languages: z.array(z.string()), texts: z.record(z.string(), z.record(z.string(), z.string())), links: z.array(z.object({ label: z.string(), url: z.string() })),
  payment_url: z.string().nullable().meta({ description: "The shop's own page that takes payments, with {payment_collection_id} and {return_url} to be filled in." }),
  contact: z.object({ email: z.string().nullable(), phone: z.string().nullable() }),
  publishable_key: z.string().nullable().meta({ description: "Medusa's, for the header x-publishable-api-key." }),
  attachments: z.object({ size_bytes_max: z.int(), mime_types: z.array(z.string()) }),
})

/** Nothing of it is a secret: it is what every visitor's browser needs. */
export const GET = route({
  summary: "What the portal's pages must know before anybody signs in: the shop's name, look, words and publishable key",
  access: "public",
  answer,
  handler: async ({ container }) => {
    const { portal = {}, attachmentBytesMax } = optionsOf(container)
    const config: HttpPortalConfig = {
      name: portal.name ?? (await nameOfStore(container)) ?? NAME_DEFAULT,
      logo_url: portal.logo ?? null,
      colors: { accent: portal.colors?.accent ?? null, accent_text: portal.colors?.accentText ?? null },
      languages: [...(portal.languages ?? LANGUAGES_DEFAULT)],
      texts: Object.fromEntries(Object.entries(portal.texts ?? {}).map(([language, words]) => [language, { ...words }])),
      links: (portal.links ?? []).map(({ label, url }) => ({ label, url })),
      payment_url: portal.paymentUrl ?? null, contact: { email: portal.contact?.email ?? null, phone: portal.contact?.phone ?? null },
      publishable_key: portal.publishableKey ?? (await oldestPublishableKey(container)),
      attachments: { size_bytes_max: attachmentBytesMax ?? ATTACHMENT_BYTES_MAX, mime_types: [...ATTACHMENT_TYPES] },
    }
    return { body: config }
  },
})

async function nameOfStore(container: MedusaContainer): Promise<string | null> {
  const { data: [store] } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "store", fields: ["name"] })
  return store?.name || null
}

async function oldestPublishableKey(container: MedusaContainer): Promise<string | null> {
  const { data: keys } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "api_key", fields: ["token", "revoked_at"], filters: { type: "publishable" }, pagination: { order: { created_at: "ASC" } },
  })
  const now = Date.now()
  return keys.find(({ revoked_at: revoked }) => !revoked || new Date(revoked).getTime() > now)?.token ?? null
}
