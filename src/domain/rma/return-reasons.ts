import type { Resolution } from "./rma"

/** By language. */
export type Words = { readonly [language: string]: string }

/** Something to ask before a return is requested; without choices it is answered in free words. */
export interface ReturnQuestion {
  readonly code: string
  readonly texts: Words
  readonly choices?: readonly { readonly code: string; readonly texts: Words }[]
}

/** Why a customer may want to send something back, and what she may wish for then. */
export interface ReturnReason {
  readonly code: string
  readonly labels?: Words
  /** What may help at once, so that nothing need be sent. */
  readonly hints?: Words
  readonly needsPhoto?: boolean
  readonly questions?: readonly ReturnQuestion[]
  /** Default: everything a customer may wish for. */
  readonly resolutions?: readonly Resolution[]
}

/** What a customer may wish for; the rest is for agents to decide. */
export const CUSTOMER_WISHES = ["repair", "replacement", "refund", "exchange", "store_credit"] as const satisfies readonly Resolution[]
/** After a unit was passed on nothing of the sale is undone any more. */
export const WISHES_WHEN_PASSED_ON: readonly Resolution[] = ["repair", "replacement"]

/** Where the shop names none of its own. */
export const RETURN_REASONS: readonly ReturnReason[] = [
  {
    code: "defective", resolutions: ["repair", "replacement", "refund"],
    labels: { en: "It does not work", de: "Es funktioniert nicht" },
    hints: {
      en: "Check cable and power, charge it fully, and switch it off and on again: many faults are gone then.",
      de: "Prüfen Sie Kabel und Strom, laden Sie es ganz auf und schalten Sie es aus und wieder ein: Viele Fehler sind dann weg.",
    },
    questions: [
      { code: "what_happens", texts: { en: "What happens, and what should happen?", de: "Was passiert, und was sollte passieren?" } },
      {
        code: "how_often", texts: { en: "How often does it happen?", de: "Wie oft passiert es?" },
        choices: [{ code: "always", texts: { en: "Always", de: "Immer" } }, { code: "sometimes", texts: { en: "Sometimes", de: "Manchmal" } }, { code: "once", texts: { en: "Once so far", de: "Bisher einmal" } }],
      },
    ],
  },
  {
    code: "damaged_in_transit", needsPhoto: true, resolutions: ["replacement", "refund", "repair"], labels: { en: "It arrived damaged", de: "Es kam beschädigt an" },
    questions: [{ code: "parcel", texts: { en: "Was the parcel damaged too?", de: "War auch das Paket beschädigt?" }, choices: [{ code: "yes", texts: { en: "Yes", de: "Ja" } }, { code: "no", texts: { en: "No", de: "Nein" } }] }],
  },
  { code: "not_as_described", needsPhoto: true, resolutions: ["refund", "exchange"], labels: { en: "It is not as described", de: "Es ist nicht wie beschrieben" } },
  { code: "wrong_item", needsPhoto: true, resolutions: ["replacement", "refund"], labels: { en: "I got something else", de: "Ich habe etwas anderes bekommen" } },
  { code: "changed_mind", resolutions: ["refund", "exchange", "store_credit"], labels: { en: "I changed my mind", de: "Ich habe es mir anders überlegt" } },
]
