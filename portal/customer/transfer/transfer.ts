/** An offer of one's product to somebody else. */
export interface Transfer {
  readonly id: string
  readonly unit_id: string
  readonly status: string
  readonly expires_at: string
}
