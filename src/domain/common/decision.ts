import type { Rejection } from "./rejection"

/** The outcome of a pure decision: what happened, or why it must not. */
export type Decision<Outcome> =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: false; readonly rejection: Rejection }

export const accept = <Outcome>(outcome: Outcome): Decision<Outcome> => ({ ok: true, outcome })
export const refuse = <Outcome = never>(rejection: Rejection): Decision<Outcome> => ({ ok: false, rejection })
