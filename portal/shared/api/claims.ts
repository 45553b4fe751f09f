/** What a token of Medusa's says of itself. Read, not checked: what its bearer may do, the server decides. */
export interface Claims {
  readonly actor_id?: string
  /** When it ends, in seconds. */
  readonly exp?: number
}

export function claimsOf(token: string): Claims {
  try {
    return (JSON.parse(atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/"))) as Claims | null) ?? {}
  } catch {
    return {}
  }
}
