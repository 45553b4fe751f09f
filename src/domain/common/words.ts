/** A code as people would write it. */
export const words = (code: string): string => code.replaceAll("_", " ")
