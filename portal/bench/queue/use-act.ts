import { type QueryClient, useQueryClient } from "@tanstack/react-query"
import type { HttpRepairAction, HttpRepairOrder } from "../../../src/types/http"
import { RequestProblem } from "../../shared/api/problem"
import { AFTERCARE } from "../../shared/api/use-read"
import { useProblemWords } from "../../shared/ui/notices"
import { currentTechnicianId } from "../api/who"
import { type Verdict, useSay } from "../scan/scan-context"
import { useTexts } from "../use-texts"
import type { Outcome } from "./outbox"
import { orderKey, useOutbox } from "./outbox-context"
import { currentOf } from "./queue-rules"
import type { Draft, Refusal } from "./queued-write"
import { useChangeWords } from "./use-change-words"

/** What only adds something is right whatever the order has become; all else rests on what was on the screen. */
const ADDING: readonly HttpRepairAction[] = ["add_line", "record_test", "check_in", "start_timer", "stop_timer"]

export interface Step {
  readonly action: HttpRepairAction
  readonly body?: Readonly<Record<string, unknown>>
  /** What of it, for people: a part's name, a measured value. */
  readonly detail?: string
  /** What is said when it is done; else the step's own name. */
  readonly done?: string
}

export interface Acted {
  readonly outcome: Outcome["type"]
  readonly answer: unknown
  readonly verdict: Verdict
}

/** Words for a refusal, with what somebody else changed where that is the reason. */
export function useRefusalWords(): (refusal: Refusal, seen: HttpRepairOrder | null) => string {
  const words = useProblemWords()
  const changeWords = useChangeWords()
  return (refusal, seen) => [words(new RequestProblem(refusal.status, refusal.code, refusal.message, refusal.details)), ...(refusal.code === "conflict.stale" ? changeWords(refusal, seen) : [])].join(" ")
}

/** Hands any write to the outbox and says what came of it. */
export function useSubmit(): (draft: Omit<Draft, "technicianId">, done: string) => Promise<Acted> {
  const { t } = useTexts()
  const client = useQueryClient()
  const { outbox } = useOutbox()
  const refusalWords = useRefusalWords()
  return async (draft, done) => {
    const technicianId = currentTechnicianId()
    if (technicianId === null) return { outcome: "refused", answer: null, verdict: { tone: "bad", words: t("problem.signedOut") } }
    let outcome: Outcome
    try {
      outcome = await outbox.submit({ ...draft, technicianId })
    } catch {
      return { outcome: "refused", answer: null, verdict: { tone: "bad", words: t("outbox.unkept") } }
    }
    switch (outcome.type) {
      case "done":
        return { outcome: "done", answer: outcome.answer, verdict: { tone: "good", words: done } }
      case "queued":
        return { outcome: "queued", answer: null, verdict: { tone: "good", words: t("outbox.queued") } }
      case "refused":
        // Whoever is told what has changed sees it too, at once, and presses again on what it is now.
        showCurrent(client, outcome.refusal)
        void client.invalidateQueries({ queryKey: [AFTERCARE] })
        return { outcome: "refused", answer: null, verdict: { tone: "bad", words: refusalWords(outcome.refusal, draft.seen) } }
    }
  }
}

function showCurrent(client: QueryClient, refusal: Refusal): void {
  const current = currentOf(refusal) as HttpRepairOrder | null
  if (current?.id !== undefined) client.setQueryData(orderKey(current.id), { repair_order: current })
}

/** One step of a repair order. */
export function useAct(order: HttpRepairOrder): { readonly act: (step: Step) => Promise<Acted>; readonly run: (step: Step) => Promise<Acted> } {
  const { t } = useTexts()
  const submit = useSubmit()
  const say = useSay()
  const act = ({ action, body = {}, detail, done }: Step): Promise<Acted> =>
    submit({
      lane: order.id, path: `/technician/repair-orders/${order.id}/${action}`, action, subject: order.display_id, detail: detail ?? null, seen: order,
      body: ADDING.includes(action) ? body : { expected_version: order.version, ...body },
    }, done ?? t(`action.${action as "assign"}`))
  const run = async (step: Step): Promise<Acted> => {
    const acted = await act(step)
    say(acted.verdict)
    return acted
  }
  return { act, run }
}
