import { RequestProblem } from "../../shared/api/problem"

/** Used, expired, withdrawn or never made: which of them, the shop does not say. */
export const isTokenOver = (error: unknown): boolean => error instanceof RequestProblem && error.code === "token.invalid"
