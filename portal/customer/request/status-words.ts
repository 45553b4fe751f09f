import { useTexts } from "../use-texts"
import type { Tone } from "../ui/notice"

export interface StatusWords {
  readonly tone: Tone
  readonly text: string
}

const GOOD = new Set(["closed", "ready", "returned", "approved", "resolving", "received"])
const BAD = new Set(["denied", "expired", "unrepairable", "declined"])
const ATTENTION = new Set(["awaiting_approval", "info_requested", "offered", "partly_approved", "authorized"])

/** A status in a word, coloured by whether it is good news or wants something of the reader. */
export function useStatusWords(): (kind: "return" | "repair" | "claim", status: string) => StatusWords {
  const { word } = useTexts()
  return (kind, status) => ({ tone: GOOD.has(status) ? "good" : BAD.has(status) ? "bad" : ATTENTION.has(status) ? "attention" : "neutral", text: word(`${kind}.status`, status) })
}
