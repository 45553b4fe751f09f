import type { PoolClient } from "pg"
import type { Fact } from "../../domain/common/rejection"
import { namedQuery } from "../../persistence/named-query"

/**
 * Rows that say something about one customer. A noun that keeps such rows adds a holder to the list below; the history of
 * units keeps none, so erasing here leaves every chain verifying.
 */
export interface PersonalDataHolder {
  readonly name: string
  readonly export: (client: PoolClient, customerId: string) => Promise<readonly Fact[]>
  /** How many rows were erased or emptied. */
  readonly erase: (client: PoolClient, customerId: string) => Promise<number>
}

const rowsOf = async (client: PoolClient, text: string, customerId: string): Promise<readonly Fact[]> =>
  (await namedQuery<{ row: Fact }>(client, `select to_jsonb(x) as row from (${text}) x`, [customerId])).map(({ row }) => row)

const countOf = async (client: PoolClient, text: string, customerId: string): Promise<number> =>
  (await namedQuery(client, `${text} returning 1 as erased`, [customerId])).length

const nothing = (): Promise<number> => Promise.resolve(0)

/** Units that are hers, or on documents of hers. */
const UNITS = `select u.id from serial_unit u where u.owner_customer_id = $1::text union select e.unit_id from entitlement e where e.owner_customer_id = $1::text
  union select c.unit_id from warranty_claim c where c.customer_id = $1::text union select o.unit_id from repair_order o where o.customer_id = $1::text
  union select l.unit_id from rma_line l join rma m on m.id = l.rma_id where m.customer_id = $1::text`

/** Free text she wrote, or that was written of her: on documents of hers, and on her units while they were hers. */
const NOTES = `select n.id from note n where n.created_by = $1::text
  union select c.problem_note_id from warranty_claim c where c.customer_id = $1::text and c.problem_note_id is not null
  union select c.note_id from warranty_claim c where c.customer_id = $1::text and c.note_id is not null
  union select c.question_note_id from warranty_claim c where c.customer_id = $1::text and c.question_note_id is not null
  union select r.note_id from warranty_registration r where r.customer_id = $1::text and r.note_id is not null
  union select e.note_id from rma_entry e join rma m on m.id = e.rma_id where m.customer_id = $1::text and e.note_id is not null
  union select l.note_id from rma_line l join rma m on m.id = l.rma_id where m.customer_id = $1::text and l.note_id is not null
  union select e.facts ->> 'note_id' from repair_order o join serial_event e on e.unit_id = o.unit_id and e.reference_type = 'repair_order' and e.reference_id = o.id where o.customer_id = $1::text and e.facts ? 'note_id'
  union select n.id from note n where n.subject_id = $1::text
  union select n.id from note n join warranty_claim c on c.id = n.subject_id where c.customer_id = $1::text
  union select n.id from note n join warranty_registration r on r.id = n.subject_id where r.customer_id = $1::text
  union select n.id from note n join rma m on m.id = n.subject_id where m.customer_id = $1::text
  union select n.id from note n join repair_order o on o.id = n.subject_id where o.customer_id = $1::text
  union select n.id from note n join entitlement e on e.id = n.subject_id where e.owner_customer_id = $1::text
  union select c.note_id from exception_case c join serial_unit u on u.id = c.unit_id where u.owner_customer_id = $1::text and c.note_id is not null
  union select s.note_id from store_credit_entry s where s.customer_id = $1::text and s.note_id is not null
  union select e.facts ->> 'note_id' from serial_event e where e.unit_id in (${UNITS}) and e.facts ? 'note_id' and $1::text = (
    select o.changes ->> 'owner_customer_id' from serial_event o where o.unit_id = e.unit_id and o.sequence <= e.sequence and o.changes ? 'owner_customer_id' order by o.sequence desc limit 1)`

/** In the order in which they are erased: what others refer to comes last. */
export const PERSONAL_DATA_HOLDERS: readonly PersonalDataHolder[] = [
  {
    // What was answered to her or about her, word for word, under an Idempotency-Key. All of it stands elsewhere too.
    name: "kept_answers", export: () => Promise.resolve([]),
    erase: (client, id) => countOf(client, ERASE_KEPT_ANSWERS, id),
  },
  {
    // Ids and numbers of things, no person: they stay, as the shop's books do.
    name: "units", erase: nothing,
    export: (client, id) => rowsOf(client, "select u.id, u.serial_number, u.variant_id, u.status, u.order_id from serial_unit u where u.owner_customer_id = $1::text order by u.id", id),
  },
  {
    name: "entitlements", erase: nothing,
    export: (client, id) => rowsOf(client, "select e.id, e.unit_id, e.status, e.starts_on, e.ends_on, p.name from entitlement e join warranty_policy p on p.id = e.warranty_policy_id where e.owner_customer_id = $1::text order by e.id", id),
  },
  {
    // Why a unit was taken without proof, and what was found on it: free words.
    name: "rmas",
    export: (client, id) => rowsOf(client, `select m.id, m.display_id, m.order_id, m.created_at, m.closed_at, (select jsonb_agg(jsonb_build_object('unit_id', l.unit_id, 'blind_reason', l.blind_reason, 'checklist', l.checklist) order by l.id) from rma_line l where l.rma_id = m.id) as lines
      from rma m where m.customer_id = $1::text order by m.id`, id),
    erase: (client, id) => countOf(client, `update rma_line set blind_reason = case when blind_reason is not null then '' end, checklist = '{}'
      where (blind_reason <> '' or checklist <> '{}') and rma_id in (select m.id from rma m where m.customer_id = $1::text)`, id),
  },
  {
    name: "addresses",
    // Without the agent who corrected it: who she is is not the customer's to know.
    export: (client, id) => rowsOf(client, `select a.document_type, a.document_id, a.first_name, a.last_name, a.company, a.address_1, a.address_2, a.postal_code, a.city, a.province, a.country_code, a.phone, a.updated_at from document_address a where ${ADDRESSES_OF} order by a.document_type, a.document_id`, id),
    erase: (client, id) => countOf(client, `delete from document_address a where ${ADDRESSES_OF}`, id),
  },
  {
    // What was said to be wrong, and what was written on the lines: free words that may name somebody.
    name: "repair_orders",
    export: (client, id) => rowsOf(client, "select o.id, o.display_id, o.unit_id, o.status, o.problem, (select c.accessories from repair_check_in c where c.repair_order_id = o.id order by c.id desc limit 1) as accessories, o.opened_at, o.closed_at from repair_order o where o.customer_id = $1::text order by o.id", id),
    erase: async (client, id) =>
      (await countOf(client, "update repair_order set problem = '' where customer_id = $1::text and problem <> ''", id))
      + (await countOf(client, "update repair_line set description = null where description is not null and repair_order_id in (select o.id from repair_order o where o.customer_id = $1::text)", id))
      + (await countOf(client, "update repair_check_in set accessories = '[]' where accessories <> '[]' and repair_order_id in (select o.id from repair_order o where o.customer_id = $1::text)", id)),
  },
  {
    name: "warranty_claims", erase: nothing,
    export: (client, id) => rowsOf(client, "select c.id, c.display_id, c.unit_id, c.status, c.fault_code, c.cause, c.country, c.detected_on, c.verdict, c.outcome, c.submitted_at, n.body as problem from warranty_claim c left join note n on n.id = c.problem_note_id where c.customer_id = $1::text order by c.id", id),
  },
  {
    name: "warranty_registrations",
    export: (client, id) => rowsOf(client, "select r.id, r.unit_id, r.serial_number, r.product_hint, r.status, r.purchased_on, r.registered_at from warranty_registration r where r.customer_id = $1::text order by r.id", id),
    // A number that no unit bears is what she typed, and stands in the case it made.
    erase: async (client, id) =>
      (await countOf(client, "update warranty_registration set product_hint = null, serial_number = case when unit_id is null then '' else serial_number end where customer_id = $1::text and (product_hint is not null or (unit_id is null and serial_number <> ''))", id))
      + (await countOf(client, "update exception_case set summary = 'Somebody registered a number that no one unit bears.', dedupe_key = 'erased:' || id where kind = 'unknown_number_registered' and details ->> 'customer_id' = $1::text and dedupe_key <> 'erased:' || id", id)),
  },
  {
    name: "ownership_transfers",
    export: (client, id) => rowsOf(client, "select t.id, t.unit_id, t.status, t.offered_at, t.ended_at, a.email as offered_to from ownership_transfer t left join notice_address a on a.id = t.address_id where t.from_customer_id = $1::text order by t.id", id),
    erase: (client, id) => countOf(client, "delete from notice_address where id in (select t.address_id from ownership_transfer t where t.from_customer_id = $1::text)", id),
  },
  {
    // What she said of us; the score itself names nobody and stays in the mean.
    name: "satisfaction",
    export: (client, id) => rowsOf(client, "select s.id, s.subject_type, s.subject_id, s.score, s.comment, s.answered_at from satisfaction s where s.customer_id = $1::text order by s.id", id),
    erase: (client, id) => countOf(client, "update satisfaction set comment = null, customer_id = null where customer_id = $1::text", id),
  },
  {
    name: "attachments",
    export: (client, id) => rowsOf(client, `select a.id, a.filename, a.mime_type, a.size, a.created_at from attachment a where ${ATTACHMENTS_OF} order by a.id`, id),
    erase: (client, id) => countOf(client, `delete from attachment a where ${ATTACHMENTS_OF}`, id),
  },
  {
    name: "notes",
    export: (client, id) => rowsOf(client, `select n.id, n.body, n.created_at from note n where n.id in (${NOTES}) order by n.id`, id),
    erase: (client, id) => countOf(client, `delete from note where id in (${NOTES})`, id),
  },
]

/** Her id and those of documents that are hers or tell of her: an answer that names one may have words or an address of hers. */
const NAMES = `select $1::text as id union all select m.id from rma m where m.customer_id = $1::text union all select o.id from repair_order o where o.customer_id = $1::text
  union all select c.id from warranty_claim c where c.customer_id = $1::text union all select r.id from warranty_registration r where r.customer_id = $1::text
  union all select x.id from exception_case x join serial_unit u on u.id = x.unit_id where u.owner_customer_id = $1::text
  union all select x.id from exception_case x where x.kind = 'unknown_number_registered' and x.details ->> 'customer_id' = $1::text`

/**
 * An answer is found by who asked (she, or a guest for her), or by what stands in it in quotation marks. For that it reads
 * every answer of the last month (longer none is kept): half a minute for a million receipts, however much is hers. An index
 * of names would cost every write something. The receipts of the commands behind them have ids only and stay, so nothing
 * is done twice.
 */
const ERASE_KEPT_ANSWERS = `with name as materialized (${NAMES}), guest as materialized (select t.id from one_time_token t where t.purpose = 'guest_access' and t.scope ->> 'customer_id' = $1::text),
  naming as materialized (select a.scope, a.key from command_receipt a cross join lateral string_to_table(a.response ->> 'body', '"') word where a.response ? 'body' and word in (select n.id from name n))
  delete from command_receipt a where a.response ? 'body' and (
    starts_with(a.scope, 'customer:' || $1::text || ':') or (starts_with(a.scope, 'guest:') and split_part(a.scope, ':', 2) in (select g.id from guest g))
    or (a.scope, a.key) in (select n.scope, n.key from naming n))`

/** Where the parcels of documents of hers are fetched from and go to. */
const ADDRESSES_OF = `((a.document_type = 'rma' and a.document_id in (select m.id from rma m where m.customer_id = $1::text))
  or (a.document_type = 'repair_order' and a.document_id in (select o.id from repair_order o where o.customer_id = $1::text))
  or (a.document_type = 'warranty_claim' and a.document_id in (select c.id from warranty_claim c where c.customer_id = $1::text)))`

/** What she uploaded, and what was put to documents of hers. */
const ATTACHMENTS_OF = `((a.uploaded_by_type = 'customer' and a.uploaded_by_id = $1::text)
  or (a.subject_type = 'warranty_claim' and a.subject_id in (select c.id from warranty_claim c where c.customer_id = $1::text))
  or (a.subject_type = 'warranty_registration' and a.subject_id in (select r.id from warranty_registration r where r.customer_id = $1::text))
  or (a.subject_type = 'repair_order' and a.subject_id in (select o.id from repair_order o where o.customer_id = $1::text))
  or (a.subject_type = 'rma' and a.subject_id in (select m.id from rma m where m.customer_id = $1::text)))`

/** The files behind her attachments: they lie with Medusa's file module and are deleted there first. */
export async function fileIdsOf(client: PoolClient, customerId: string): Promise<string[]> {
  return (await namedQuery<{ file_id: string }>(client, `select a.file_id from attachment a where ${ATTACHMENTS_OF}`, [customerId])).map(({ file_id }) => file_id)
}
