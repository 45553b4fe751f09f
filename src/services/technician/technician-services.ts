import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { acceptInvite, activeTechnician, colleagues, createTechnician, disableTechnician, enableTechnician, getTechnician, listTechnicians, readInvite, requireActive, resetPassword } from "./technicians"

/** What the facade offers about technicians. */
export const technicianServices = (ledger: Ledger) => ({
  create: (request: CommandRequest, input: { readonly email: string; readonly name: string }) => createTechnician(ledger, request, input),
  list: (page: { readonly limit: number; readonly offset: number }) => listTechnicians(ledger, page),
  colleagues: () => colleagues(ledger),
  get: (id: string) => getTechnician(ledger, id),
  active: (by: Parameters<typeof activeTechnician>[1]) => activeTechnician(ledger, by),
  requireActive: (id: string) => requireActive(ledger, id),
  disable: (id: string) => disableTechnician(ledger, id),
  enable: (id: string) => enableTechnician(ledger, id),
  resetPassword: (request: CommandRequest, id: string) => resetPassword(ledger, request, id),
  readInvite: (token: string) => readInvite(ledger, token),
  acceptInvite: (token: string) => acceptInvite(ledger, token),
})
