const UNDEFINED_TABLE = "42P01"
const UNDEFINED_FUNCTION = "42883"
const UNDEFINED_OBJECT = "42704"
const INVALID_SCHEMA_NAME = "3F000"
const MISSING = new Set([UNDEFINED_TABLE, UNDEFINED_FUNCTION, UNDEFINED_OBJECT, INVALID_SCHEMA_NAME])

/** Did Postgres refuse because a schema or something that belongs in it is not there? */
export const isSomethingMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && MISSING.has(error.code)
