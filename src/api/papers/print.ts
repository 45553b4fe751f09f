import { z } from "@medusajs/framework/zod"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { Readable } from "node:stream"

export const paperQuery = z.strictObject({ language: z.enum(["en", "de"]).default("en") })
export type PaperLanguage = z.output<typeof paperQuery>["language"]

/** Whose paper it is: the name of Medusa's store. */
export async function shopDetails(scope: Pick<MedusaContainer, "resolve">): Promise<{ readonly name: string; readonly addressLines: readonly string[]; readonly contact: string | null }> {
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "store", fields: ["name"] })
  return { name: (data[0] as { readonly name?: string | null } | undefined)?.name ?? "", addressLines: [], contact: null }
}

/** Shown in the browser, with a name to keep it by. */
export const pdfAnswer = (content: Buffer, fileName: string) => ({
  file: { content: Readable.from([content]), fileName, mimeType: "application/pdf", size: content.byteLength, inline: true },
})

interface Address {
  readonly first_name?: string | null
  readonly last_name?: string | null
  readonly company?: string | null
  readonly address_1?: string | null
  readonly address_2?: string | null
  readonly city?: string | null
  readonly postal_code?: string | null
  readonly country_code?: string | null
}

/** As on an envelope. */
export function addressLines(address: Address | null | undefined): string[] {
  if (!address) return []
  const name = [address.first_name, address.last_name].filter(Boolean).join(" ")
  const town = [address.postal_code, address.city].filter(Boolean).join(" ")
  return [address.company, name, address.address_1, address.address_2, town, address.country_code?.toUpperCase()].filter((line): line is string => Boolean(line))
}
