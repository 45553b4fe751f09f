/** A write whose answer has not come: what was asked, with which words, and under which key. */
export interface OpenWrite<Body> {
  readonly asked: string
  readonly body: Body
  readonly key: string
}

/**
 * The same asked again before it was answered is the same intent: an answer may have been lost on its way after the deed
 * was done. It goes out word for word as before, since the version that the page has read meanwhile may be the deed's own.
 * What is asked otherwise is another intent. A form with a file cannot be compared, and is always another.
 */
export function openWrite<Body extends object>(before: OpenWrite<Body> | null, path: string, body: Body, newKey: () => string): OpenWrite<Body> {
  const asked = body instanceof FormData ? null : `${path} ${JSON.stringify({ ...body, expected_version: undefined })}`
  if (asked !== null && before?.asked === asked) return before
  return { asked: asked ?? "", body, key: newKey() }
}
