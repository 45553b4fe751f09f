import type { HttpUnitEvent } from "../../src/types/http"
import { useActorNames } from "../common/use-actor-names"
import { useDates } from "../common/use-dates"
import { documentHref, useDocumentNames } from "../common/documents"
import { useCustomerNames, useItemNames, useLocationNames, useOrderNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import type { FieldChange, ShownField } from "./history-changes"

export interface HistoryNames {
  readonly actor: (actor: HttpUnitEvent["actor"]) => string
  readonly value: (field: ShownField, value: unknown) => string
  /** What people call the document that an event belongs to; null where they would not, or where it belongs to none. */
  readonly document: (event: HttpUnitEvent) => { readonly name: string; readonly to: string | null } | null
}

/** Names for all that a history refers to by id, asked for at once. */
export function useHistoryNames(events: readonly HttpUnitEvent[], changes: ReadonlyMap<number, readonly FieldChange[]>): HistoryNames {
  const { t, word } = useTexts()
  const { day } = useDates()
  const all = [...changes.values()].flat()
  const idsOf = (field: ShownField): string[] => all.flatMap((change) => (change.field === field ? [change.before, change.after].filter((id): id is string => typeof id === "string") : []))
  const actor = useActorNames(events.map((event) => event.actor))
  const customers = useCustomerNames(idsOf("owner_customer_id"))
  const documentName = useDocumentNames(documentsOf(events))
  const orders = useOrderNames(idsOf("order_id"))
  const items = useItemNames(idsOf("inventory_item_id"))
  const locations = useLocationNames()
  const value = (field: ShownField, of: unknown): string => {
    if (typeof of !== "string" || of === "") return "–"
    switch (field) {
      case "status":
        return word("unit.status", of)
      case "grade":
        return word("unit.grade", of)
      case "location_id":
        return locations.get(of) ?? ""
      case "owner_customer_id":
        return customers.get(of)?.name ?? ""
      case "order_id":
        return orders.get(of) ?? ""
      case "inventory_item_id":
        return items.get(of)?.title ?? ""
      case "manufactured_on":
      case "expires_on":
        return day(of)
      default:
        return of
    }
  }
  return {
    value,
    actor,
    document: (event) => {
      const of = documentOf(event)
      if (of === null) return null
      return of.type === "purchase_order" ? { name: of.id, to: null } : { name: of.type === "import" ? t("history.import") : documentName(of.type, of.id), to: documentHref(of.type, of.id) }
    },
  }
}

interface NamedDocument {
  readonly type: string
  readonly id: string
}

/** Where the facts of an event name a document, and of what kind. */
const DOCUMENT_FACTS = [["rma_id", "rma"], ["repair_order_id", "repair_order"], ["warranty_claim_id", "warranty_claim"]] as const

/** What an event says it was done for, or else the document whose step it is. A parcel is told by its order. */
function documentOf({ reference, data }: HttpUnitEvent): NamedDocument | null {
  if (reference?.type === "fulfillment") return null
  const fact = DOCUMENT_FACTS.find(([name]) => typeof data[name] === "string")
  return reference ?? (fact === undefined ? null : { type: fact[1], id: String(data[fact[0]]) })
}

/** The numbers of documents stand in the events that opened them. */
function documentsOf(events: readonly HttpUnitEvent[]): (NamedDocument & { readonly display_id?: string })[] {
  return events.flatMap((event) => {
    const opened = DOCUMENT_FACTS.flatMap(([name, type]) => (typeof event.data[name] === "string" && typeof event.data["display_id"] === "string" ? [{ type, id: event.data[name], display_id: event.data["display_id"] }] : []))
    const document = documentOf(event)
    return [...opened, ...(document === null ? [] : [document])]
  })
}
