import { unitHistory as unitHistoryAnswer } from "../../../../answers/unit"
import { presentPage } from "../../../../present/page"
import { noteIdOf, presentUnitEvent } from "../../../../present/unit-event"
import { route } from "../../../../respond"
import { unitHistory } from "../../validators"

export const GET = route({
  summary: "Everything that ever happened to a unit, in order of sequence",
  query: unitHistory,
  answer: unitHistoryAnswer,
  codes: ["unit.not_found"],
  handler: async ({ params, query: { limit, offset, after = 0 }, services }) => {
    // Sequences have no gap, so an offset is a sequence too.
    const { events, count } = await services.units.history(params["id"] ?? "", { afterSequence: after + offset, limit })
    const notes = await services.units.notes(events.map(noteIdOf).filter((id) => id !== null))
    const last = events.at(-1)?.sequence
    const nextAfter = last === undefined || last >= count ? null : String(last)
    return { body: { events: events.map((event) => presentUnitEvent(event, notes)), ...presentPage({ limit, offset, count, nextAfter }) } }
  },
})
