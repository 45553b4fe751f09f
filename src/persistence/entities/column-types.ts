import type { ColumnOptions } from "typeorm"

/**
 * Ids, codes and serial numbers are compared byte by byte, so that order and equality do not depend on the server's
 * locale. Every type stands here in words: reflected metadata would know nothing of collation or precision.
 */
export const CODE = { type: "text", collation: "C" } as const satisfies ColumnOptions
export const TEXT = { type: "text" } as const satisfies ColumnOptions
export const COUNT = { type: "integer" } as const satisfies ColumnOptions
/** Money in minor units; TypeORM gives text, the named statements a number. */
export const MINOR_UNITS = { type: "bigint" } as const satisfies ColumnOptions
export const MEASURE = { type: "double precision" } as const satisfies ColumnOptions
export const FLAG = { type: "boolean" } as const satisfies ColumnOptions
export const JSON_DATA = { type: "jsonb" } as const satisfies ColumnOptions
export const DIGEST = { type: "bytea" } as const satisfies ColumnOptions
/** A calendar date; TypeORM gives `YYYY-MM-DD`. */
export const CALENDAR_DATE = { type: "date" } as const satisfies ColumnOptions
/** An instant with milliseconds; TypeORM gives a Date. */
export const INSTANT = { type: "timestamptz", precision: 3 } as const satisfies ColumnOptions
export const NOW = (): string => "now()"
