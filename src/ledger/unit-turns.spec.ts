import { UnitTurns } from "./unit-turns"

/** Work that ends when it is told to. */
function held(): { readonly work: () => Promise<void>; readonly end: () => void } {
  let end = (): void => undefined
  const done = new Promise<void>((resolve) => { end = resolve })
  return { work: () => done, end }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe("turns of commands on the same units", () => {
  it("come in the order the commands came, one at a time", async () => {
    const turns = new UnitTurns()
    const order: number[] = []
    const first = held()
    const all = [turns.run(["a"], first.work), ...[1, 2, 3].map((n) => turns.run(["a"], async () => { order.push(n); await settle(); order.push(-n) }))]
    await settle()
    expect(order).toEqual([])
    first.end()
    await Promise.all(all)
    expect(order).toEqual([1, -1, 2, -2, 3, -3])
  })

  it("do not wait for other units", async () => {
    const turns = new UnitTurns()
    const first = held()
    const waiting = turns.run(["a"], first.work)
    await expect(turns.run(["b"], async () => "done")).resolves.toBe("done")
    first.end()
    await waiting
  })

  it("never wait for each other in a ring, in whatever order the units are named", async () => {
    const turns = new UnitTurns()
    const pairs = [["a", "b"], ["b", "a"], ["b", "c"], ["c", "a"], ["a", "b"]]
    await expect(Promise.all(pairs.map((pair) => turns.run(pair, settle)))).resolves.toHaveLength(pairs.length)
  })

  it("go on after work that failed, and leave nothing behind", async () => {
    const turns = new UnitTurns()
    const failed = turns.run(["a"], async () => { throw new Error("refused") })
    const next = turns.run(["a"], async () => "done")
    expect(turns.isTaken(["b", "a"])).toBe(true)
    await expect(failed).rejects.toThrow("refused")
    await expect(next).resolves.toBe("done")
    expect(turns.isTaken(["a"])).toBe(false)
  })
})
