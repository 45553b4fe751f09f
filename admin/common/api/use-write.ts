import { useMutation, type UseMutationResult, useQueryClient } from "@tanstack/react-query"
import { useRef } from "react"
import { newIdempotencyKey, request, RequestProblem } from "./backend"
import { type OpenWrite, openWrite } from "./open-write"
import { AFTERCARE, isWorthRetrying } from "./use-read"

/** Medusa's own pages show what our commands change: levels, reservations, fulfilments. */
const MEDUSA_KEYS = ["orders", "inventory_items", "inventory_item_levels", "reservations"]

interface Write<Body> {
  readonly path: string
  readonly body: Body
  readonly idempotencyKey: string
}

export interface Writer<Body, Answer> extends Pick<UseMutationResult<Answer, Error, Write<Body>>, "isPending" | "error" | "reset"> {
  /** Each call is one intent with a key of its own; what is tried again after a lost connection keeps it, also by a second press. */
  readonly write: (body: Body) => Promise<Answer>
}

/** One POST of our routes (or of Medusa's, with our extras). Afterwards everything that is on the screen is read again. */
export function useWrite<Body extends object, Answer>(path: string | ((body: Body) => string), method: "POST" | "DELETE" = "POST", bodyOf: (body: Body) => object = (body) => body): Writer<Body, Answer> {
  const client = useQueryClient()
  const { mutateAsync, isPending, error, reset } = useMutation<Answer, Error, Write<Body>>({
    mutationFn: ({ path: to, body, idempotencyKey }) => request<Answer>(method, to, { ...(method === "POST" ? { body: bodyOf(body) } : {}), idempotencyKey }),
    retry: isWorthRetrying,
    onSettled: () => Promise.all([AFTERCARE, ...MEDUSA_KEYS].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
  const open = useRef<OpenWrite<Body> | null>(null)
  const write = async (body: Body): Promise<Answer> => {
    const to = typeof path === "string" ? path : path(body)
    const asked = openWrite(open.current, to, body, newIdempotencyKey)
    open.current = asked
    const settle = (): void => {
      if (open.current === asked) open.current = null
    }
    try {
      const answer = await mutateAsync({ path: to, body: asked.body, idempotencyKey: asked.key })
      settle()
      return answer
    } catch (failure) {
      // A refusal is an answer; after a lost one nobody knows whether it was done.
      if (isRefusal(failure)) settle()
      throw failure
    }
  }
  return { isPending, error, reset, write }
}

const TIMED_OUT = 408
const isRefusal = (failure: unknown): boolean => failure instanceof RequestProblem && failure.status < 500 && failure.status !== TIMED_OUT
