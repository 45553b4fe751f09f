import { useMutation, type UseMutationResult, useQueryClient } from "@tanstack/react-query"
import { newIdempotencyKey, request } from "./backend"
import { AFTERCARE, isWorthRetrying } from "./use-read"

/** Medusa's own pages show what our commands change: levels, reservations, fulfilments. */
const MEDUSA_KEYS = ["orders", "inventory_items", "inventory_item_levels", "reservations"]

interface Write<Body> {
  readonly body: Body
  readonly idempotencyKey: string
}

export interface Writer<Body, Answer> extends Pick<UseMutationResult<Answer, Error, Write<Body>>, "isPending" | "error" | "reset"> {
  /** Each call is one intent with a key of its own; what is tried again after a lost connection keeps it. */
  readonly write: (body: Body) => Promise<Answer>
}

/** One POST of our routes (or of Medusa's, with our extras). Afterwards everything that is on the screen is read again. */
export function useWrite<Body extends object, Answer>(path: string | ((body: Body) => string), method: "POST" | "DELETE" = "POST", bodyOf: (body: Body) => object = (body) => body): Writer<Body, Answer> {
  const client = useQueryClient()
  const { mutateAsync, isPending, error, reset } = useMutation<Answer, Error, Write<Body>>({
    mutationFn: ({ body, idempotencyKey }) => request<Answer>(method, typeof path === "string" ? path : path(body), { ...(method === "POST" ? { body: bodyOf(body) } : {}), idempotencyKey }),
    retry: isWorthRetrying,
    onSettled: () => Promise.all([AFTERCARE, ...MEDUSA_KEYS].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
  return { isPending, error, reset, write: (body) => mutateAsync({ body, idempotencyKey: newIdempotencyKey() }) }
}
