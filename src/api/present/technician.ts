import type { HttpTechnician } from "../../types/http/technician"
import type { Services } from "../respond"

type Technician = Awaited<ReturnType<Services["technicians"]["get"]>>

export const presentTechnician = (technician: Technician): HttpTechnician => ({
  id: technician.id, email: technician.email, name: technician.name,
  status: technician.disabledAt !== null ? "disabled" : technician.acceptedAt === null ? "invited" : "active",
  invited_at: technician.invitedAt, accepted_at: technician.acceptedAt, disabled_at: technician.disabledAt, created_at: technician.createdAt,
})
