import { type Rejection, reject } from "./rejection"
import { words } from "./words"

interface Refused {
  readonly id: string
  readonly status: string
  readonly command: string
  readonly allowed: readonly string[]
}

/** A document's status does not allow the command; `name` is what people call the document. */
export const wrongStatus = (name: string, { id, status, command, allowed }: Refused): Rejection =>
  reject("document.wrong_status", `${name} is ${words(status)}; "${words(command)}" needs it to be ${allowed.map(words).join(" or ")}.`, { id, status, command, allowed_from: [...allowed] })
