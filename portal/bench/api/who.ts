import type { HttpRunningTimer, HttpTechnician } from "../../../src/types/http"
import { claimsOf } from "../../shared/api/claims"
import { currentSession, type Session, useSession } from "../../shared/api/session"
import { useRead } from "../../shared/api/use-read"

/** Whose token it is; read from the token, so that it is known without a connection too. */
export const technicianIdOf = (session: Session | null): string | null => (session?.kind === "technician" ? claimsOf(session.token).actor_id || null : null)

export const currentTechnicianId = (): string | null => technicianIdOf(currentSession())
export const useTechnicianId = (): string | null => technicianIdOf(useSession())

export interface Me {
  readonly technician: HttpTechnician
  readonly running_timer: HttpRunningTimer | null
}

/** Who is signed in, and where her clock runs. */
export const useMe = (): Me | undefined => useRead<Me>("/technician/me").data
