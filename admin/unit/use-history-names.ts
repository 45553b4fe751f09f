import type { HttpUnitEvent } from "../../src/types/http"
import { useDates } from "../common/use-dates"
import { useCustomerNames, useItemNames, useLocationNames, useOrderNames, useUserNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import type { FieldChange, ShownField } from "./history-changes"

export interface HistoryNames {
  readonly actor: (actor: HttpUnitEvent["actor"]) => string
  readonly value: (field: ShownField, value: unknown) => string
  /** What people call the document; null where they would not. */
  readonly reference: (reference: NonNullable<HttpUnitEvent["reference"]>) => { readonly name: string; readonly to: string | null } | null
}

/** Names for all that a history refers to by id, asked for at once. */
export function useHistoryNames(events: readonly HttpUnitEvent[], changes: ReadonlyMap<number, readonly FieldChange[]>): HistoryNames {
  const { t, word } = useTexts()
  const { day } = useDates()
  const all = [...changes.values()].flat()
  const idsOf = (field: ShownField): string[] => all.flatMap((change) => (change.field === field ? [change.before, change.after].filter((id): id is string => typeof id === "string") : []))
  const referenced = (type: string): string[] => events.flatMap(({ reference }) => (reference?.type === type ? [reference.id] : []))
  const users = useUserNames(events.flatMap(({ actor }) => (actor.type === "user" ? [actor.id] : [])))
  const customers = useCustomerNames([...idsOf("owner_customer_id"), ...events.flatMap(({ actor }) => (actor.type === "customer" ? [actor.id] : []))])
  const orders = useOrderNames([...idsOf("order_id"), ...referenced("order")])
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
    actor: ({ type, id }) => (type === "user" ? users.get(id) : type === "customer" ? customers.get(id)?.name : undefined) ?? word("history.actor", type),
    reference: ({ type, id }) => {
      switch (type) {
        case "order":
          return { name: `${word("document", "order")} ${orders.get(id) ?? ""}`, to: `/orders/${id}` }
        case "import":
          return { name: t("history.import"), to: `/aftercare/imports/${id}` }
        case "rma":
          return { name: word("document", type), to: `/aftercare/returns/${id}` }
        case "repair_order":
          return { name: word("document", type), to: `/aftercare/repairs/${id}` }
        case "fulfillment":
          return null
        default:
          return { name: word("document", type), to: null }
      }
    },
  }
}
