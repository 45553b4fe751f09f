import { useUnit } from "./use-unit"

/** The way back names the unit, not its id. */
export function UnitCrumb({ id }: { readonly id: string }) {
  return <>{useUnit(id).data?.unit.serial_number ?? ""}</>
}
