import { useOrderNames } from "./use-names"
import { useTexts } from "./use-texts"

/** Where a document's page is; null where it has none. */
export function documentHref(type: string, id: string): string | null {
  switch (type) {
    case "order":
      return `/orders/${id}`
    case "rma":
      return `/aftercare/returns/${id}`
    case "repair_order":
      return `/aftercare/repairs/${id}`
    case "warranty_claim":
      return `/aftercare/warranty/claims/${id}`
    case "vendor_claim":
      return `/aftercare/vendor-claims/${id}`
    case "import":
      return `/aftercare/imports/${id}`
    default:
      return null
  }
}

interface DocumentRef {
  readonly type: string
  readonly id: string
  readonly display_id?: string
}

/** What people call a document: order #12, RMA-2026-000123; never its id. */
export function useDocumentNames(documents: readonly DocumentRef[]): (type: string, id: string) => string {
  const { word } = useTexts()
  const orders = useOrderNames(documents.map(({ type, id }) => (type === "order" ? id : null)))
  return (type, id) => {
    const number = documents.find((document) => document.type === type && document.id === id)?.display_id ?? (type === "order" ? orders.get(id) : undefined)
    return number === undefined ? word("document", type) : type === "order" ? `${word("document", type)} ${number}` : number
  }
}
