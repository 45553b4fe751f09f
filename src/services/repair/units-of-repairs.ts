/** The units of the orders `$1`. As an array, not a join: what it names is then looked up by index, however large the other table seems to be for it. */
export const UNITS_OF_REPAIRS = "any (array(select x.unit_id from repair_order x where x.id = any ($1::text[])))"
