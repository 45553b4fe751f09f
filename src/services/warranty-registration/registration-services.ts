import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { certificateOf } from "./certificate"
import { decideRegistration, type DecideRegistration } from "./decide-registration"
import { listRegistrations, type RegistrationFilter } from "./list-registrations"
import { registerUnit, type RegisterUnit } from "./register-unit"
import { loadRegistration } from "./registration-rows"

/** What the facade offers about registrations. */
export const registrationServices = (ledger: Ledger) => ({
  register: (request: CommandRequest, input: RegisterUnit) => registerUnit(ledger, request, input),
  decide: (request: CommandRequest, input: DecideRegistration) => decideRegistration(ledger, request, input),
  list: (filter: RegistrationFilter) => listRegistrations(ledger, filter),
  get: (id: string) => withClient(ledger.dataSource, (client) => loadRegistration(client, id)),
  certificate: (id: string, customerId: string | null) => certificateOf(ledger, id, customerId),
})
