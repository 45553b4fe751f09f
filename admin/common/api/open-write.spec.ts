import { type OpenWrite, openWrite } from "./open-write"

function openedWith(body: object): { readonly first: OpenWrite<object>; readonly again: (path: string, body: object) => OpenWrite<object> } {
  let count = 0
  const newKey = (): string => `key-${++count}`
  const first = openWrite<object>(null, "/credits", body, newKey)
  return { first, again: (path, next) => openWrite(first, path, next, newKey) }
}

describe("a write that was not answered", () => {
  it("keeps its key when the same is asked again, since only the answer may be lost", () => {
    const { first, again } = openedWith({ amount: 50 })
    expect(again("/credits", { amount: 50 })).toBe(first)
  })

  it("goes out as before where the page has read a newer version meanwhile: it may be the deed's own", () => {
    const { first, again } = openedWith({ amount: 50, expected_version: 5 })
    expect(again("/credits", { amount: 50, expected_version: 6 })).toBe(first)
    expect(first.body).toEqual({ amount: 50, expected_version: 5 })
  })

  it("is another one with other values, or somewhere else", () => {
    const { again } = openedWith({ amount: 50 })
    expect(again("/credits", { amount: 60 }).key).toBe("key-2")
    expect(again("/repairs", { amount: 50 }).key).toBe("key-3")
  })

  it("is another one with every file", () => {
    expect(openedWith(new FormData()).again("/credits", new FormData()).key).toBe("key-2")
  })
})
