import { CUSTOMER_WISHES, type ReturnReason } from "../../domain/rma/return-reasons"

/** How the pages at `/portal` and `/bench` look and speak. Everything is optional. */
export interface PortalOptions {
  /** The shop, as people call it. Default: the name in Medusa's store settings. */
  readonly name?: string
  /** A path of this server (`/static/logo.svg`) or a `data:` picture: the pages load nothing from elsewhere. */
  readonly logo?: string
  /** `#rrggbb`; `accentText` is what stands on the accent and must be legible there. */
  readonly colors?: { readonly accent?: string; readonly accentText?: string }
  /** The shop's own words: language → key of ours → text. */
  readonly texts?: { readonly [language: string]: { readonly [key: string]: string } }
  /** In the foot of every page: imprint, privacy, terms, contact. */
  readonly links?: readonly { readonly label: string; readonly url: string }[]
  /** In the order of preference. Default English, German: those that there are. */
  readonly languages?: readonly string[]
  /** Why customers may want to send something back; with questions, and hints that may help before. */
  readonly returnReasons?: readonly ReturnReason[]
  /**
   * The shop's own page that takes payments, with `{payment_collection_id}` and `{return_url}` in it:
   * `https://shop.example/pay/{payment_collection_id}?back={return_url}`. It sends people back there afterwards, with
   * `&result=failed` when it did not work. Without it the pages say whom to ask.
   */
  readonly paymentUrl?: string
  /** Whom customers write to or call. */
  readonly contact?: { readonly email?: string; readonly phone?: string }
  /** Which of Medusa's publishable keys the pages use. Default: the oldest that is not revoked. */
  readonly publishableKey?: string
}

export const PORTAL_LANGUAGES = ["en", "de"] as const

const CODE_LENGTH_MAX = 64
const COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i
/** One slash and then no other: two of them would be another host. */
const OWN_PATH = /^\/(?![/\\])/
const PICTURE = /^data:image\/[a-z+.-]+[;,]/
const PAGE = /^https?:\/\//i
const LINK = /^(?:https?:\/\/|mailto:|tel:)/i

/** A shop that starts with a logo that no page could show, or a link that runs code, does not start. */
export function checkPortalOptions({ logo, colors = {}, links = [], languages, returnReasons, paymentUrl, contact = {} }: PortalOptions = {}): void {
  const refuse = (option: string, rule: string): never => {
    throw new Error(`Aftercare's option portal.${option} ${rule}.`)
  }
  if (logo !== undefined && !OWN_PATH.test(logo) && !PICTURE.test(logo)) refuse("logo", `must be a path of this server, such as /static/logo.svg, or a data:image address; "${logo.slice(0, 60)}" is neither`)
  for (const [name, color] of Object.entries(colors)) {
    if (color !== undefined && !COLOR.test(color)) refuse(`colors.${name}`, `must be #rgb or #rrggbb; "${color}" is not`)
  }
  for (const { url } of links) {
    if (!LINK.test(url) && !OWN_PATH.test(url)) refuse("links", `take http, https, mailto and tel addresses and paths of this server; "${url}" is none`)
  }
  if (paymentUrl !== undefined && !PAGE.test(paymentUrl) && !OWN_PATH.test(paymentUrl)) refuse("paymentUrl", `must be an http or https address or a path of this server; "${paymentUrl.slice(0, 60)}" is neither`)
  if (paymentUrl !== undefined && !paymentUrl.includes("{payment_collection_id}")) refuse("paymentUrl", "must say {payment_collection_id}, or the shop's page would not know what is paid")
  if (contact.email !== undefined && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(contact.email)) refuse("contact.email", `must be an e-mail address; "${contact.email.slice(0, 60)}" is none`)
  if (contact.phone !== undefined && !/^[+\d][\d ()/.-]+$/.test(contact.phone)) refuse("contact.phone", `must be a phone number; "${contact.phone.slice(0, 60)}" is none`)
  for (const { code, resolutions = [] } of returnReasons ?? []) {
    const unknownWish = resolutions.find((resolution) => !CUSTOMER_WISHES.some((wish) => wish === resolution))
    if (code === "" || code.length > CODE_LENGTH_MAX) refuse("returnReasons", `must have codes of 1 to ${CODE_LENGTH_MAX} characters`)
    if (unknownWish !== undefined) refuse("returnReasons", `may offer ${CUSTOMER_WISHES.join(", ")}; not "${unknownWish}"`)
  }
  const unknown = languages?.find((language) => !PORTAL_LANGUAGES.some((known) => known === language))
  if (languages?.length === 0 || unknown !== undefined) refuse("languages", `must be one or more of ${PORTAL_LANGUAGES.join(", ")}`)
}
