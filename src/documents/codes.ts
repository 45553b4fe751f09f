import { toSVG } from "bwip-js/node"

/** Code 128 holds what a keyboard types; anything else needs a QR code. */
const CODE128_TEXT = /^[\x20-\x7e]{1,48}$/
/** More than this fits no QR code that a phone still reads from paper. */
const QR_BYTES_MAX = 800

/**
 * A Code 128 as SVG, or null for text that it cannot hold. The text itself is printed by the document, as text; so is the
 * white at both ends that readers want, ten times the thinnest bar.
 */
export const code128 = (text: string): string | null =>
  CODE128_TEXT.test(text) ? toSVG({ bcid: "code128", text, height: 14, includetext: false }) : null

/** A seventh of it may be torn or dirty. */
const QR = { bcid: "qrcode", eclevel: "M", scale: 1 }

/** A QR code as SVG, or null for too much text. The document leaves the white of four modules around it that readers want. */
export const qrCode = (text: string): string | null =>
  text !== "" && Buffer.byteLength(text) <= QR_BYTES_MAX ? toSVG({ ...QR, text }) : null
