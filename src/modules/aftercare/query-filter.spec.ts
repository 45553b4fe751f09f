import { sqlOfFilter } from "./query-filter"

const COLUMNS = new Set(["id", "status", "version", "line_item_id"])

function sql(filter: Record<string, unknown>): { text: string; values: unknown[] } {
  const values: unknown[] = []
  return { text: sqlOfFilter(filter, COLUMNS, values), values }
}

describe("a filter on units", () => {
  it.each([
    [{}, "true", []],
    [{ id: "a" }, "u.id = $1", ["a"]],
    [{ id: ["a", "b"] }, "u.id = any ($1)", [["a", "b"]]],
    [{ line_item_id: null }, "u.line_item_id is null", []],
    [{ status: { $in: ["lost"] }, version: { $gte: 2, $lt: 9 } }, "u.status = any ($1) and u.version >= $2 and u.version < $3", [["lost"], 2, 9]],
    [{ status: { $ne: "lost" } }, "u.status is distinct from $1", ["lost"]],
    [{ status: { $nin: ["lost"] } }, "u.status <> all ($1)", [["lost"]]],
    [{ id: { $like: "a%" }, status: { $ilike: "%B" } }, "u.id like $1 and u.status ilike $2", ["a%", "%B"]],
    [{ line_item_id: { $exists: true } }, "u.line_item_id is not null", []],
    [{ $or: [{ id: "a" }, { status: "lost", version: 1 }] }, "((u.id = $1) or (u.status = $2 and u.version = $3))", ["a", "lost", 1]],
    [{ $and: [{ id: "a" }, { $or: [] }] }, "((u.id = $1) and (false))", ["a"]],
    [{ $not: { id: "a" } }, "(((u.id = $1))) is not true", ["a"]],
    [{ context: { currency_code: "usd" }, id: undefined }, "true", []],
  ])("%j", (filter, text, values) => {
    expect(sql(filter)).toEqual({ text, values })
  })

  it("refuses a column that does not exist, so that nothing is silently unfiltered", () => {
    expect(() => sql({ colour: "red" })).toThrow('cannot be filtered by "colour"')
    expect(() => sql({ "id; drop table serial_unit": "x" })).toThrow("cannot be filtered by")
  })

  it("refuses an operator it does not know, and nesting without end", () => {
    expect(() => sql({ id: { $regex: "a" } })).toThrow('with "$regex"')
    let filter: Record<string, unknown> = { id: "a" }
    for (let depth = 0; depth < 20; depth++) filter = { $and: [filter] }
    expect(() => sql(filter)).toThrow("levels deep")
  })
})
