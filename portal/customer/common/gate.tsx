import type { ReactNode } from "react"
import { useSession } from "../../shared/api/session"
import { SignInChoice } from "../account/sign-in-choice"

interface GateProps {
  /** Why one is asked: what there is to see. */
  readonly reason: string
  /** A one-time link does not do: it would change who owns something, or what is known of a person. */
  readonly isForCustomersOnly?: boolean
  readonly children: ReactNode
}

/** Shows what is behind it to who may see it, and to everybody else how to get in: here, so that nobody loses the way. */
export function Gate({ reason, isForCustomersOnly = false, children }: GateProps) {
  const session = useSession()
  if (session === null || (isForCustomersOnly && session.kind !== "customer")) return <SignInChoice reason={reason} allowsLink={!isForCustomersOnly} />
  return <>{children}</>
}
