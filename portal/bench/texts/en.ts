import { shared } from "../../shared/i18n/en"

/** Every text of the bench. `de.ts` has the same keys: the compiler compares. */
export const en = {
  ...shared,
  home: { title: "Bench", label: "Scan a unit", hint: "Scan or type any code.", open: "Open" },
}
