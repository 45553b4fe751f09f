/**
 * Codes on a sheet beside the scanner, for hands that hold nothing else: what they say is done instead of looked up. They
 * begin like no serial number of a shop's does.
 */
export const FINISH_CODE = "AC-DONE"
export const LEAVE_CODE = "AC-CLOSE"

const PLACES: Readonly<Record<string, string>> = {
  "AC-OVERVIEW": "/aftercare", "AC-UNITS": "/aftercare/units", "AC-RECEIVE": "/aftercare/units/receive", "AC-RETURN": "/aftercare/returns/create", "AC-REPAIR": "/aftercare/repairs/create", "AC-COVERAGE": "/aftercare/warranty?view=check",
}

export const placeOf = (code: string): string | null => PLACES[code.trim().toUpperCase()] ?? null
export const isFinish = (code: string): boolean => code.trim().toUpperCase() === FINISH_CODE
export const isLeave = (code: string): boolean => code.trim().toUpperCase() === LEAVE_CODE
