/** A filter as Query and callers of the module send it: columns by their names in the database, values or operators. */
export type QueryFilter = { readonly [key: string]: unknown }

/** Deeper nesting of and / or than this is no real question. */
const DEPTH_MAX = 8
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["$eq", "="], ["$ne", "is distinct from"], ["$gt", ">"], ["$gte", ">="], ["$lt", "<"], ["$lte", "<="], ["$like", "like"], ["$ilike", "ilike"],
])
const LIST_OPERATORS: ReadonlyMap<string, string> = new Map([["$in", "= any"], ["$nin", "<> all"]])

/** The condition in SQL; its values are appended to `values`. A column that does not exist is an error, never ignored. */
export function sqlOfFilter(filter: QueryFilter, columns: ReadonlySet<string>, values: unknown[]): string {
  return conjunction(filter, { columns, values }, 0)
}

interface Target {
  readonly columns: ReadonlySet<string>
  readonly values: unknown[]
}

function conjunction(filter: QueryFilter, target: Target, depth: number): string {
  if (depth > DEPTH_MAX) throw new Error(`A filter on serial units is nested more than ${DEPTH_MAX} levels deep.`)
  const conditions = Object.entries(filter)
    // Query adds the pricing context to every filter; it says nothing about units.
    .filter(([key, value]) => value !== undefined && key !== "context")
    .map(([key, value]) => (isGroup(key) ? groupOf(key, value, target, depth) : columnOf(key, value, target)))
  return conditions.length === 0 ? "true" : conditions.join(" and ")
}

const isGroup = (key: string): key is "$and" | "$or" | "$not" => key === "$and" || key === "$or" || key === "$not"

function groupOf(key: "$and" | "$or" | "$not", value: unknown, target: Target, depth: number): string {
  const parts = listOf(value).filter(isFilter).map((part) => `(${conjunction(part, target, depth + 1)})`)
  if (key === "$or") return parts.length === 0 ? "false" : `(${parts.join(" or ")})`
  const all = parts.length === 0 ? "true" : `(${parts.join(" and ")})`
  return key === "$not" ? `(${all}) is not true` : all
}

function columnOf(column: string, value: unknown, target: Target): string {
  if (!target.columns.has(column)) throw new Error(`Serial units cannot be filtered by "${column}".`)
  if (!isFilter(value)) return comparison(column, Array.isArray(value) ? "$in" : "$eq", value, target)
  const conditions = Object.entries(value)
    .filter(([, operand]) => operand !== undefined)
    .map(([operator, operand]) => comparison(column, operator, operand, target))
  return conditions.length === 0 ? "true" : conditions.join(" and ")
}

function comparison(column: string, operator: string, operand: unknown, target: Target): string {
  if (operator === "$exists") return `u.${column} is ${operand === false ? "null" : "not null"}`
  if (operator === "$eq" && operand === null) return `u.${column} is null`
  const listWord = LIST_OPERATORS.get(operator)
  if (listWord !== undefined) return `u.${column} ${listWord} (${placeholder(listOf(operand), target)})`
  const word = OPERATORS.get(operator)
  if (word === undefined) throw new Error(`Serial units cannot be filtered with "${operator}".`)
  return `u.${column} ${word} ${placeholder(operand, target)}`
}

function placeholder(value: unknown, target: Target): string {
  target.values.push(value)
  return `$${target.values.length}`
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
const isFilter = (value: unknown): value is QueryFilter => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)
