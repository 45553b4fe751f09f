import { shared } from "../../shared/i18n/en"

/** Every text of the portal. `de.ts` has the same keys: the compiler compares. */
export const en = {
  ...shared,
  home: { title: "Help with your product", label: "What is on your label?", hint: "The serial number, or the code on the box. You may scan it.", check: "Check" },
}
