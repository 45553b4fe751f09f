import { PlainError, sleep } from "../support/processes";

/** What the demo told is not so. Its message says what was claimed and what was found. */
export class UntrueClaim extends PlainError {
  constructor(claim: string, found?: unknown) {
    super(`NOT TRUE: ${claim}${found === undefined ? "" : `\n  found instead: ${JSON.stringify(found)}`}`);
  }
}

export function claim(isTrue: boolean, sentence: string, found?: unknown): asserts isTrue {
  if (!isTrue) throw new UntrueClaim(sentence, found);
}

export function claimEqual<Value>(found: Value, wanted: Value, sentence: string): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new UntrueClaim(`${sentence} (expected ${JSON.stringify(wanted)})`, found);
}

const POLL_INTERVAL_MS = 100;
/** The contract: what a worker does is visible within 10 s on an idle machine; a busy one gets three times that. */
const PATIENCE_MS = 30_000;

/** For what happens in the background: asks until it is so, and fails with the last answer when it never is. */
export async function eventually<Answer>(sentence: string, ask: () => Promise<Answer>, isTrue: (answer: Answer) => boolean): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (isTrue(answer)) return answer;
    if (Date.now() > deadline) throw new UntrueClaim(`${sentence}, within ${PATIENCE_MS / 1_000} s`, answer);
    await sleep(POLL_INTERVAL_MS);
  }
}

/** The element that must be there. */
export function only<Item>(items: readonly Item[], sentence: string): Item {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new UntrueClaim(sentence, items);
  return item;
}
