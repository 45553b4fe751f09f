import type { z } from "@medusajs/framework/zod"

export interface RequestIssue {
  readonly path: string
  readonly message: string
}

/** A list of 10,000 bad entries needs no 10,000 issues to be understood. */
const ISSUES_MAX = 100
const KEY_LENGTH_SHOWN = 64
const DEPTH_MAX = 32
const UNSTORABLE = "Has a NUL or half of a character, which cannot be stored."

/** Zod's issues, each with one path in words: `units.3.serial_number`. Unknown fields are named one by one. */
export function issuesOf(error: z.ZodError): RequestIssue[] {
  const issues = error.issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [{ path: pathOf(issue.path), message: issue.message }]
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: "There is no such field." }))
  })
  return issues.slice(0, ISSUES_MAX)
}

/** Texts that Postgres refuses (NUL) or that would silently change (an unpaired surrogate), wherever they stand. */
export function textIssues(value: unknown): RequestIssue[] {
  const issues: RequestIssue[] = []
  collect(value, [], issues, 0)
  return issues
}

function collect(value: unknown, path: readonly PropertyKey[], issues: RequestIssue[], depth: number): void {
  if (issues.length >= ISSUES_MAX) return
  if (typeof value === "string") {
    if (/[\0\p{Surrogate}]/u.test(value)) issues.push({ path: pathOf(path), message: UNSTORABLE })
    return
  }
  if (typeof value !== "object" || value === null) return
  if (depth >= DEPTH_MAX) {
    issues.push({ path: pathOf(path), message: "Is nested too deeply." })
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    collect(key, path, issues, depth)
    collect(inner, [...path, key], issues, depth + 1)
  }
}

const pathOf = (path: readonly PropertyKey[]): string => path.map((part) => String(part).slice(0, KEY_LENGTH_SHOWN)).join(".")
