/** GS1 AI encodable character set 82, in order of the weights used by the check character pair (General Specifications 7.11, 7.9.5). */
export const CSET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"

/** The alphabet of the check character pair: digits and letters without those that look alike. */
export const CSET32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

const DIGITS = /^[0-9]*$/
const IN_CSET82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/
const IN_CSET39 = /^[#\-/0-9A-Z]*$/
const IN_CSET64 = /^[\-0-9A-Z_a-z]*$/

export const isDigits = (text: string): boolean => DIGITS.test(text)
export const isCset82 = (text: string): boolean => IN_CSET82.test(text)
export const isCset39 = (text: string): boolean => IN_CSET39.test(text)
/** The file-safe, URI-safe base 64 alphabet, without padding. */
export const isCset64 = (text: string): boolean => IN_CSET64.test(text)
