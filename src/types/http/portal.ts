/** What the pages at /portal and /bench must know before anybody signs in: `GET /portal/config.json`. */
export interface HttpPortalConfig {
  /** The shop, as people call it. */
  name: string
  logo_url: string | null
  colors: { accent: string | null; accent_text: string | null }
  /** In the order in which a visitor is offered them; the first is for those who speak none of them. */
  languages: string[]
  /** The shop's own words, by language and the key of ours that they replace. */
  texts: Record<string, Record<string, string>>
  links: { label: string; url: string }[]
  /** The shop's own page that takes payments, with `{payment_collection_id}` and `{return_url}` to be filled in; null: the page says whom to ask. */
  payment_url: string | null
  /** Whom customers write to or call. */
  contact: { email: string | null; phone: string | null }
  /** Medusa's, for the header `x-publishable-api-key`; null when the shop has none. */
  publishable_key: string | null
  /** What an upload may be. */
  attachments: { size_bytes_max: number; mime_types: string[] }
}
