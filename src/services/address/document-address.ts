import type { PoolClient } from "pg"
import type { PostalAddress } from "../../domain/common/postal-address"
import type { Actor } from "../../domain/unit/events"
import type { Instant } from "../../domain/unit/unit"
import { namedQuery } from "../../persistence/named-query"

export type Addressed = "rma" | "repair_order" | "warranty_claim"

export interface DocumentReference {
  readonly type: Addressed
  readonly id: string
}

/** The document's own address and who said it; a second one takes the place of the first. */
export async function putAddress(client: PoolClient, { type, id }: DocumentReference, address: PostalAddress, { at, actor }: { readonly at: Instant; readonly actor: Actor }): Promise<void> {
  await namedQuery(
    client,
    `insert into document_address (document_type, document_id, first_name, last_name, company, address_1, address_2, postal_code, city, province, country_code, phone, updated_at, updated_by_type, updated_by_id)
     values ($1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text, $10::text, $11::text, $12::text, $13::timestamptz, $14::text, $15::text)
     on conflict (document_type, document_id) do update set first_name = excluded.first_name, last_name = excluded.last_name, company = excluded.company, address_1 = excluded.address_1, address_2 = excluded.address_2,
       postal_code = excluded.postal_code, city = excluded.city, province = excluded.province, country_code = excluded.country_code, phone = excluded.phone,
       updated_at = excluded.updated_at, updated_by_type = excluded.updated_by_type, updated_by_id = excluded.updated_by_id`,
    [
      type, id, address.firstName, address.lastName, address.company, address.address1, address.address2, address.postalCode, address.city, address.province, address.countryCode, address.phone, at, actor.type, actor.id,
    ],
  )
}

const ADDRESS = `a.first_name as "firstName", a.last_name as "lastName", a.company, a.address_1 as "address1", a.address_2 as "address2", a.postal_code as "postalCode", a.city, a.province, a.country_code as "countryCode", a.phone`

/**
 * The addresses that may stand for a document, the nearest first: its own, else that of the document it came from, as
 * long as both are of the same customer. So what an agent corrects on a return holds for its repair too.
 */
const CANDIDATES: { readonly [type in Addressed]: string } = {
  warranty_claim: "select d.id as of_id, 'warranty_claim' as type, d.id, 1 as rank from unnest($1::text[]) d (id)",
  rma: `select d.id as of_id, 'rma' as type, d.id, 1 as rank from unnest($1::text[]) d (id)
    union all select r.id, 'warranty_claim', c.id, 2 from rma r join warranty_claim c on c.result_id = r.id and c.result_type = 'rma' and c.customer_id is not distinct from r.customer_id where r.id = any ($1::text[])`,
  repair_order: `select d.id as of_id, 'repair_order' as type, d.id, 1 as rank from unnest($1::text[]) d (id)
    union all select o.id, 'rma', r.id, 2 from repair_order o join rma_line l on l.id = o.rma_line_id join rma r on r.id = l.rma_id and r.customer_id is not distinct from o.customer_id where o.id = any ($1::text[])
    union all select o.id, 'warranty_claim', c.id, 3 from repair_order o join warranty_claim c on c.result_id = o.id and c.result_type = 'repair_order' and c.customer_id is not distinct from o.customer_id where o.id = any ($1::text[])
    union all select o.id, 'warranty_claim', c.id, 4 from repair_order o join rma_line l on l.id = o.rma_line_id join rma r on r.id = l.rma_id and r.customer_id is not distinct from o.customer_id
      join warranty_claim c on c.result_id = r.id and c.result_type = 'rma' and c.customer_id is not distinct from o.customer_id where o.id = any ($1::text[])`,
}

/** By document; one statement for any number. Without an entry: nobody said, or it was erased. */
export async function addressesOf(client: PoolClient, type: Addressed, ids: readonly string[]): Promise<ReadonlyMap<string, PostalAddress>> {
  if (ids.length === 0) return new Map()
  const rows = await nearest<AddressRow>(client, type, ids, ADDRESS)
  return new Map(rows.map(({ of_id, ...address }) => [of_id, address]))
}

/** An address with who gave it and when: for agents, never for customers. */
export interface KeptAddress {
  readonly address: PostalAddress
  readonly updatedAt: Instant
  readonly updatedBy: Actor | null
}

/** Null: nobody said, or it was erased. */
export async function keptAddressOf(client: PoolClient, { type, id }: DocumentReference): Promise<KeptAddress | null> {
  const [row] = await nearest<AddressRow & Omit<KeptAddress, "address">>(client, type, [id], `${ADDRESS}, a.updated_at as "updatedAt", ${AUTHOR} as "updatedBy"`)
  if (row === undefined) return null
  const { of_id: _, updatedAt, updatedBy, ...address } = row
  return { address, updatedAt, updatedBy }
}

const AUTHOR = "case when a.updated_by_type is not null then jsonb_build_object('type', a.updated_by_type, 'id', a.updated_by_id) end"

type AddressRow = PostalAddress & { readonly of_id: string } & Record<string, unknown>

const nearest = <Row extends AddressRow>(client: PoolClient, type: Addressed, ids: readonly string[], columns: string): Promise<Row[]> => namedQuery<Row>(
  client,
  `select distinct on (c.of_id) c.of_id, ${columns} from (${CANDIDATES[type]}) c join document_address a on a.document_type = c.type and a.document_id = c.id order by c.of_id, c.rank`,
  [[...new Set(ids)]],
)
