import type { Circus } from "@jest/types"
import { TestEnvironment } from "jest-environment-node"

/** For suites with a browser: calls their global `tellFailure` when a case has failed, before what cleans up after it. */
export default class FailureEnvironment extends TestEnvironment {
  async handleTestEvent(event: Circus.AsyncEvent): Promise<void> {
    if (event.name !== "test_fn_failure") return
    const { tellFailure } = this.global as { readonly tellFailure?: (name: string) => Promise<void> }
    await tellFailure?.(event.test.name)
  }
}
