/** What somebody has left to pay, for an order or a repair. */
export interface HttpStorePayment {
  id: string
  /** In major units; what is neither authorized nor captured yet. */
  amount: number
  currency_code: string
  is_paid: boolean
  /** The last try did not go through; nothing was taken. */
  has_failed: boolean
  order_id: string | null
  order_display_id: number | null
  repair_order: { id: string; display_id: string } | null
}
