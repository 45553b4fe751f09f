// Jest loads set-up and teardown separately; only the global object is common to both.
const KEY = Symbol.for("aftercare.test_run.stop");
type Holder = { [KEY]?: () => Promise<void> };

export function keepForTeardown(stop: () => Promise<void>): void {
  (globalThis as Holder)[KEY] = stop;
}

export function takeForTeardown(): (() => Promise<void>) | undefined {
  return (globalThis as Holder)[KEY];
}
