/** What was read last, so that a job stays on the screen without a connection, over a reload too. Ends with the technician's session. */
const PREFIX = "aftercare:bench:read:"
const ANSWERS_MAX = 40
const LENGTH_MAX = 200_000

export interface KeptAnswer<Answer> {
  readonly answer: Answer
  readonly at: number
}

const nameOf = (technicianId: string, key: string): string => `${PREFIX}${technicianId}:${key}`

export function readAnswer<Answer>(technicianId: string, key: string): KeptAnswer<Answer> | null {
  try {
    return JSON.parse(window.localStorage.getItem(nameOf(technicianId, key)) ?? "null") as KeptAnswer<Answer> | null
  } catch {
    return null
  }
}

/** Never takes the room that what is not sent yet needs: it is a convenience, and gives way. */
export function keepAnswer(technicianId: string, key: string, answer: unknown): void {
  const text = JSON.stringify({ answer, at: Date.now() })
  if (text.length > LENGTH_MAX) return
  try {
    window.localStorage.setItem(nameOf(technicianId, key), text)
    forget(names().length - ANSWERS_MAX)
  } catch {
    forget(ANSWERS_MAX)
  }
}

export const forgetAnswers = (): void => forget(Number.MAX_SAFE_INTEGER)

const names = (): string[] => Array.from({ length: window.localStorage.length }, (_, index) => window.localStorage.key(index) ?? "").filter((name) => name.startsWith(PREFIX))

/** The oldest first. */
function forget(count: number): void {
  if (count <= 0) return
  const byAge = names().map((name) => ({ name, at: ageOf(name) })).sort((a, b) => a.at - b.at)
  for (const { name } of byAge.slice(0, count)) window.localStorage.removeItem(name)
}

function ageOf(name: string): number {
  try {
    return (JSON.parse(window.localStorage.getItem(name) ?? "{}") as { at?: number }).at ?? 0
  } catch {
    return 0
  }
}
