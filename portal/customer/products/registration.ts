/** One's own registration, as GET /store/warranty-registrations gives it. */
export interface Registration {
  readonly id: string
  readonly serial_number: string
  readonly status: "pending" | "approved" | "rejected"
  readonly purchased_on: string | null
  readonly has_proof: boolean
  readonly registered_at: string
  readonly decided_at: string | null
  readonly reason_code: string | null
  /** Not before it is approved: until then nothing is said of whether there is such a unit. */
  readonly unit_id: string | null
}

export interface Certificate {
  readonly registration_id: string
  readonly unit_id: string
  readonly serial_number: string
  readonly registered_at: string
  readonly issued_at: string
  readonly warranties: readonly { readonly name: string; readonly kind: string; readonly guarantor: string; readonly starts_on: string; readonly ends_on: string | null; readonly items: readonly { readonly item: string; readonly percent: number }[] }[]
}
