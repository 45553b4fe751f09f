import { type Decision, accept, refuse } from "../common/decision"
import { type Facts, type Rejection, reject } from "../common/rejection"
import type { Instant } from "../unit/unit"
import type { Bench } from "./commands"
import { liveLines, type RepairLine, type RepairOrder, type RepairTimer, workerOf } from "./repair-order"

/** Nobody works longer at a stretch: what runs on was forgotten, and counts no more than this until somebody puts it right. */
export const TIMER_MINUTES_MAX = 720
const MINUTE_MS = 60_000

export const runningTimers = ({ timers }: Pick<RepairOrder, "timers">): RepairTimer[] => timers.filter(({ stoppedAt }) => stoppedAt === null)

const ranMs = ({ startedAt, stoppedAt }: RepairTimer, now: Instant): number => Math.max(0, Date.parse(stoppedAt ?? now) - Date.parse(startedAt))

/** It ran longer than anybody works, and nobody has said how long that was. */
export const isForgotten = (timer: RepairTimer, now: Instant): boolean => timer.correctedMinutes === null && ranMs(timer, now) > TIMER_MINUTES_MAX * MINUTE_MS

const countedMs = (timer: RepairTimer, now: Instant): number =>
  timer.correctedMinutes === null ? Math.min(ranMs(timer, now), TIMER_MINUTES_MAX * MINUTE_MS) : timer.correctedMinutes * MINUTE_MS

/** Whole minutes, rounded up once over all stretches together: many short ones cost no more than one long one. */
export const minutesOf = (timers: readonly RepairTimer[], now: Instant): number => Math.ceil(timers.reduce((sum, timer) => sum + countedMs(timer, now), 0) / MINUTE_MS)

/** The line on which more of the same work by the same person counts. */
export function timedLineOf(order: RepairOrder, worker: string, labourCode: string | null, description: string | null): RepairLine | undefined {
  const own = new Set(order.timers.filter((timer) => timer.worker === worker).map(({ lineId }) => lineId))
  return liveLines(order).find((line) => own.has(line.id) && line.labourCode === labourCode && line.description === description)
}

/** An order whose timers changed, with what the history says of it: the minutes of each line they count on. */
export interface Timed {
  readonly order: RepairOrder
  readonly facts: Facts
}

/** Puts these timers in the place of those of the same id; the minutes of their lines follow. */
export function withTimers(order: RepairOrder, changed: readonly RepairTimer[], now: Instant): Timed {
  if (changed.length === 0) return { order, facts: {} }
  const byId = new Map(changed.map((timer) => [timer.id, timer]))
  const timers = order.timers.map((timer) => byId.get(timer.id) ?? timer)
  const minutes = new Map(changed.map(({ lineId }) => [lineId, minutesOf(timers.filter((timer) => timer.lineId === lineId && timer.stoppedAt !== null), now)]))
  const lines = order.lines.map((line) => ({ line, counted: minutes.get(line.id) })).map(({ line, counted }) => (counted === undefined ? line : { ...line, minutes: counted }))
  return { order: { ...order, timers, lines }, facts: { timed: [...minutes].map(([line_id, counted]) => ({ line_id, minutes: counted })) } }
}

/** Nobody works on it any more: the clocks stop. */
export const stopAll = (order: RepairOrder, now: Instant): Timed => withTimers(order, runningTimers(order).map((timer) => ({ ...timer, stoppedAt: now })), now)

/** The test is over: who only tested on the clock does not go on to repair on it, or she would pass her own work. */
export const stopTesters = (order: RepairOrder, now: Instant): Timed =>
  withTimers(order, runningTimers(order).filter(({ worker }) => !order.workers.includes(worker)).map((timer) => ({ ...timer, stoppedAt: now })), now)

/** A timer may be handled by whose time it is, and by an agent. */
const mayHandle = (timer: RepairTimer, { actor }: Bench): boolean => actor.type !== "technician" || timer.worker === workerOf(actor)

const problem = (order: RepairOrder, code: Parameters<typeof reject>[0], sentence: string, details: Facts = {}): Rejection => reject(code, `${order.displayId}: ${sentence}`, { id: order.id, ...details })

export function noTimerRuns(order: RepairOrder, { actor, timerElsewhere }: Bench): Rejection | null {
  const own = runningTimers(order).find(({ worker }) => worker === workerOf(actor))
  if (own !== undefined) return problem(order, "repair_timer.running", "your timer runs on this order already.", { repair_order_id: order.id, display_id: order.displayId, timer_id: own.id, started_at: own.startedAt })
  if (timerElsewhere === null) return null
  return problem(order, "repair_timer.running", `your timer runs on ${timerElsewhere.displayId}; stop it there first.`, {
    repair_order_id: timerElsewhere.repairOrderId, display_id: timerElsewhere.displayId, started_at: timerElsewhere.startedAt,
  })
}

export function someTimerRuns(order: RepairOrder, bench: Bench): Rejection | null {
  return runningTimers(order).some((timer) => mayHandle(timer, bench)) ? null : problem(order, "repair_timer.not_running", "no timer of yours runs on this order.")
}

export function someTimerStopped(order: RepairOrder, bench: Bench): Rejection | null {
  const stopped = order.timers.filter(({ stoppedAt }) => stoppedAt !== null)
  return stopped.some((timer) => mayHandle(timer, bench)) ? null : problem(order, "repair_timer.not_found", "no stopped timer of yours is on this order.")
}

/** The timer that is meant: by its id, else the actor's own that runs, else the only one that runs. */
export function timerToStop(order: RepairOrder, timerId: string | null, bench: Bench): Decision<RepairTimer> {
  if (timerId !== null) {
    const named = timerNamed(order, timerId, bench)
    return named.ok && named.outcome.stoppedAt !== null ? refuse(problem(order, "repair_timer.not_running", `timer ${timerId} was stopped already.`, { timer_id: timerId })) : named
  }
  const running = runningTimers(order).filter((timer) => mayHandle(timer, bench))
  const meant = running.find(({ worker }) => worker === workerOf(bench.actor)) ?? (running.length === 1 ? running[0] : undefined)
  return meant === undefined ? refuse(problem(order, "repair_timer.not_running", "several timers run and none is yours; name one by timer_id.", { timer_ids: running.map(({ id }) => id) })) : accept(meant)
}

export function timerToCorrect(order: RepairOrder, timerId: string, bench: Bench): Decision<RepairTimer> {
  const named = timerNamed(order, timerId, bench)
  return named.ok && named.outcome.stoppedAt === null ? refuse(problem(order, "repair_timer.running", "the timer runs; stop it with the minutes that were worked.", { timer_id: timerId })) : named
}

function timerNamed(order: RepairOrder, timerId: string, bench: Bench): Decision<RepairTimer> {
  const timer = order.timers.find(({ id }) => id === timerId)
  if (timer === undefined) return refuse(problem(order, "repair_timer.not_found", `there is no timer ${timerId}.`, { timer_id: timerId }))
  return mayHandle(timer, bench) ? accept(timer) : refuse(problem(order, "repair_timer.not_yours", "the timer is somebody else's; an agent may put it right.", { timer_id: timerId }))
}
