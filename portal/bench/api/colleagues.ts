import { useKeptRead } from "./use-kept-read"

interface Colleagues {
  readonly technicians: readonly { readonly id: string; readonly name: string }[]
}

/** Who works at the bench; known without a connection too, since an order names her by her id. */
export const useColleagues = (): Colleagues["technicians"] => useKeptRead<Colleagues>("/technician/colleagues").data?.technicians ?? []
