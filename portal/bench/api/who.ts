import type { HttpRunningTimer, HttpTechnician } from "../../../src/types/http"
import { currentSession, type Session, useSession } from "../../shared/api/session"
import { useRead } from "../../shared/api/use-read"

/** Whose token it is; read from the token, so that it is known without a connection too. What she may do, the server decides. */
export function technicianIdOf(session: Session | null): string | null {
  if (session?.kind !== "technician") return null
  try {
    const { actor_id: id } = JSON.parse(atob((session.token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/"))) as { actor_id?: string }
    return id === undefined || id === "" ? null : id
  } catch {
    return null
  }
}

export const currentTechnicianId = (): string | null => technicianIdOf(currentSession())
export const useTechnicianId = (): string | null => technicianIdOf(useSession())

export interface Me {
  readonly technician: HttpTechnician
  readonly running_timer: HttpRunningTimer | null
}

/** Who is signed in, and where her clock runs. */
export const useMe = (): Me | undefined => useRead<Me>("/technician/me").data
