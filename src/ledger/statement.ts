/** Collects the values of a statement; `add` gives the place of a value. */
export class Parameters {
  readonly values: unknown[] = []
  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

export type ColumnType = "text" | "int" | "jsonb" | "date" | "timestamptz" | "boolean" | "bytea"

export interface SourceColumn {
  readonly name: string
  readonly type: ColumnType
  /** One value a row: text (hex for bytea, JSON for jsonb), number for int, or null. */
  readonly values: readonly unknown[]
}

export interface Source {
  /** `from unnest(…) x (…)`, or empty for a single row. */
  readonly from: string
  readonly expression: { readonly [column: string]: string }
}

/**
 * Rows as SQL. A column with one value for all rows becomes a scalar, and a single row is all scalars: arrays are
 * planned anew at every call, and 10,000 equal texts are sent for nothing.
 */
export function rowsSource(parameters: Parameters, rowCount: number, columns: readonly SourceColumn[]): Source {
  const expression: { [column: string]: string } = {}
  const arrays: { name: string; place: string }[] = []
  for (const { name, type, values } of columns) {
    const wire = type === "int" ? "int" : "text"
    if (rowCount === 1 || allEqual(values)) {
      // Read once as its own type: text would be cast to a time anew for each row.
      const place = parameters.add(values[0] ?? null)
      expression[name] = type === "bytea" ? cast(`${place}::text`, type) : `${place}::${type}`
    } else {
      expression[name] = cast(`x.${name}`, type)
      arrays.push({ name, place: `${parameters.add(arrayText(values))}::${wire}[]` })
    }
  }
  const from = arrays.length === 0 ? "" : `from unnest(${arrays.map(({ place }) => place).join(", ")}) x (${arrays.map(({ name }) => name).join(", ")})`
  return { from, expression }
}

const OTHER_ESCAPES = /\\[^"\\]/

/**
 * An array as Postgres reads it. JSON's text is the same but for its brackets, as long as it escapes only quotes and
 * backslashes, and is made ten times as fast as the driver's own; anything else (control characters) is left to the driver.
 */
export function arrayText(values: readonly unknown[]): unknown {
  const json = JSON.stringify(values)
  return OTHER_ESCAPES.test(json) ? values : `{${json.slice(1, -1)}}`
}

function cast(expression: string, type: ColumnType): string {
  switch (type) {
    case "text":
    case "int":
      return expression
    case "bytea":
      return `decode(${expression}, 'hex')`
    default:
      return `(${expression})::${type}`
  }
}

function allEqual(values: readonly unknown[]): boolean {
  const first = values[0]
  return values.every((value) => value === first)
}
