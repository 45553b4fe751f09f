/** How one came back from the shop's checkout: paid as far as it knows, failed, or not from there at all. */
export function cameBack(parameters: URLSearchParams): "paid" | "failed" | null {
  if (parameters.get("from") !== "checkout") return null
  return parameters.get("result") === "failed" || parameters.get("result") === "canceled" ? "failed" : "paid"
}

/** The shop's own checkout for this payment; it leads back to this very page. */
export function paymentAddress(template: string, paymentId: string): string {
  const back = `${window.location.origin}${window.location.pathname}?from=checkout`
  return template.replaceAll("{payment_collection_id}", encodeURIComponent(paymentId)).replaceAll("{return_url}", encodeURIComponent(back))
}
