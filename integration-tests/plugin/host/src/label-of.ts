import type { HttpUnit } from "medusa-plugin-aftercare/types/http"

export const labelOf = ({ serial_number, grade }: HttpUnit): string => `${serial_number} (${grade})`
