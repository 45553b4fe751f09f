import { useTechnicianNames } from "../technician/use-technicians"
import { useCustomerNames, useUserNames } from "./use-names"
import { useTexts } from "./use-texts"

interface Actor {
  readonly type: string
  readonly id: string
}

/** Who it was, agent, technician or customer, by name. */
export function useActorNames(actors: readonly Actor[]): (actor: Actor) => string {
  const { word } = useTexts()
  const idsOf = (wanted: string): string[] => actors.flatMap(({ type, id }) => (type === wanted ? [id] : []))
  const users = useUserNames(idsOf("user"))
  const customers = useCustomerNames(idsOf("customer"))
  const technicians = useTechnicianNames()
  const nameOf = ({ type, id }: Actor): string | undefined => (type === "user" ? users.get(id) : type === "customer" ? customers.get(id)?.name : type === "technician" ? technicians.get(id) : undefined)
  return (actor) => nameOf(actor) ?? word("history.actor", actor.type)
}
