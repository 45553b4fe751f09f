import type { HttpRmaDetailAnswer } from "../../src/types/http"
import { useRead } from "../common/api/use-read"

export function RmaCrumb({ id }: { readonly id: string }) {
  return <>{useRead<HttpRmaDetailAnswer>(`/admin/rmas/${id}`).data?.rma.display_id ?? ""}</>
}
