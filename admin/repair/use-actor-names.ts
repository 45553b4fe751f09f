import { useUserNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { useTechnicians } from "../technician/use-technicians"

interface Actor {
  readonly type: string
  readonly id: string
}

/** Who it was, agent or technician, by name. */
export function useActorNames(actors: readonly Actor[]): (actor: Actor) => string {
  const { word } = useTexts()
  const users = useUserNames(actors.flatMap(({ type, id }) => (type === "user" ? [id] : [])))
  const technicians = useTechnicians()
  return ({ type, id }) => (type === "user" ? users.get(id) : type === "technician" ? technicians.find((technician) => technician.id === id)?.name : undefined) ?? word("history.actor", type)
}
