import type { KeyboardEvent } from "react"
import { isSeparator } from "../../portal/shared/scanner/scanner-keys"

/** A hand scanner's GS1 separator types nothing into a field; who takes scans writes it there. */
export const isSeparatorKey = ({ key, code, ctrlKey: ctrl, altKey: alt, metaKey: meta }: KeyboardEvent): boolean => isSeparator({ key, code, ctrl, alt, meta })
