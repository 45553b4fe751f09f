import { Checkbox, type createDataTableColumnHelper } from "@medusajs/ui"

interface SelectNames<Row> {
  readonly all: string
  readonly one: (row: Row) => string
}

/** Medusa's boxes for choosing rows, with a name for each. */
export function selectColumn<Row>(helper: ReturnType<typeof createDataTableColumnHelper<Row>>, names: SelectNames<Row>) {
  return helper.select({
    header: ({ table }) => (
      <Checkbox
        aria-label={names.all} onClick={(event) => event.stopPropagation()} onCheckedChange={(checked) => table.toggleAllPageRowsSelected(checked === true)}
        checked={table.getIsSomePageRowsSelected() ? "indeterminate" : table.getIsAllPageRowsSelected()}
      />
    ),
    cell: ({ row }) => <Checkbox aria-label={names.one(row.original)} onClick={(event) => event.stopPropagation()} checked={row.getIsSelected()} onCheckedChange={(checked) => row.toggleSelected(checked === true)} />,
  })
}
