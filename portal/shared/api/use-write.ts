import { useMutation, type UseMutationResult, useQueryClient } from "@tanstack/react-query"
import { newIdempotencyKey, request } from "./request"
import { AFTERCARE, isWorthRetrying } from "./use-read"

interface Write<Body> {
  readonly body: Body
  readonly idempotencyKey: string
}

export interface Writer<Body, Answer> extends Pick<UseMutationResult<Answer, Error, Write<Body>>, "isPending" | "error" | "data" | "reset"> {
  /** Each call is one intent with a key of its own; what is tried again after a lost connection keeps it. */
  readonly write: (body: Body) => Promise<Answer>
}

/** One POST. Afterwards everything that is on the screen is read again. */
export function useWrite<Body extends object, Answer>(path: string | ((body: Body) => string), bodyOf: (body: Body) => object = (body) => body): Writer<Body, Answer> {
  const client = useQueryClient()
  const { mutateAsync, isPending, error, data, reset } = useMutation<Answer, Error, Write<Body>>({
    mutationFn: ({ body, idempotencyKey }) => request<Answer>("POST", typeof path === "string" ? path : path(body), { body: bodyOf(body), idempotencyKey }),
    retry: isWorthRetrying,
    onSettled: () => client.invalidateQueries({ queryKey: [AFTERCARE] }),
  })
  return { isPending, error, data, reset, write: (body) => mutateAsync({ body, idempotencyKey: newIdempotencyKey() }) }
}
