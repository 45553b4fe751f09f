const HEARTBEAT_INTERVAL_MS = 10_000;

/** Progress goes to stderr, so that what a script prints on stdout stays its answer. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Announces a step, gives a sign of life while it takes long, and says how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  say(`${title} …`);
  const heartbeat = setInterval(
    () => say(`  … still at it: ${title}, ${seconds()}`),
    HEARTBEAT_INTERVAL_MS
  );
  try {
    const result = await work();
    say(`  done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
