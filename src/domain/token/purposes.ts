/** What a one-time token can be for, and for how many minutes it is good unless its maker says otherwise. */
export const TOKEN_MINUTES = {
  guest_access: 60,
  ownership_transfer: 14 * 24 * 60,
  repair_quote: 14 * 24 * 60,
  technician_invite: 7 * 24 * 60,
  payment_link: 14 * 24 * 60,
} as const

export type TokenPurpose = keyof typeof TOKEN_MINUTES

/** After the token is redeemed, a guest may look around this long. */
export const GUEST_MINUTES = 30
