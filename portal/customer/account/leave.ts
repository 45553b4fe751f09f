import { signOut } from "../../shared/api/sign-in"
import { forgetDraft } from "../request/kept-draft"

/** Who signs out leaves nothing behind for whoever comes next. */
export function leave(): void {
  forgetDraft()
  signOut()
}
