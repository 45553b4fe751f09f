import { readKept, writeKept } from "../../shared/kept"
import { REPLACEMENTS, type Replacement } from "../../shared/scanner/scanner-keys"

/** A property of the scanner that hangs on this device, so it is kept on the device. */
const KEY = "aftercare:bench:separator"

export const separatorHere = (): Replacement | null => REPLACEMENTS.find((sign) => sign === readKept(KEY)) ?? null
export const setSeparatorHere = (sign: Replacement | null): void => writeKept(KEY, sign)
