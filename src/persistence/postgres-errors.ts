/** Faults are told apart by SQLSTATE and constraint name, never by their text. */
export const STALE_VERSION = "AF001"
/** An account of store credit would be below zero. */
const BELOW_ZERO = "AF003"
const UNIQUE_VIOLATION = "23505"
const SERIALIZATION_FAILURE = "40001"
const DEADLOCK_DETECTED = "40P01"

interface PostgresError extends Error {
  readonly code?: string
  readonly constraint?: string
}

const codeOf = (error: unknown): string | undefined => (error instanceof Error ? (error as PostgresError).code : undefined)

export const isStaleVersion = (error: unknown): boolean => codeOf(error) === STALE_VERSION
export const isBelowZero = (error: unknown): boolean => codeOf(error) === BELOW_ZERO
export const isRestartable = (error: unknown): boolean => {
  const code = codeOf(error)
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED
}
export const isUniqueViolation = (error: unknown, constraint: string): boolean =>
  codeOf(error) === UNIQUE_VIOLATION && (error as PostgresError).constraint === constraint
