/** An offer of one's product to somebody else. */
export interface Transfer {
  readonly id: string
  readonly unit_id: string
  readonly status: string
  readonly expires_at: string
}

export interface TransferLink {
  readonly ownership_transfer: Transfer
  /** Shown once, and kept nowhere. */
  readonly url: string
}
