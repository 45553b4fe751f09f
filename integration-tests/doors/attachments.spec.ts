import { withTransaction } from "../../src/persistence/with-transaction"
import { attachTo, ATTACHMENTS_PER_SUBJECT_MAX } from "../../src/services/attachment/attach-to"
import { UNATTACHED_MAX } from "../../src/services/attachment/keep-attachment"
import { readAttachment } from "../../src/services/attachment/read-attachment"
import { countStatements, rejectionOf, unique } from "../ledger/fixture"
import { type DoorsFixture, NOON, openDoors } from "./doors-fixture"

let doors: DoorsFixture
beforeAll(async () => { doors = await openDoors() })
beforeEach(() => doors.setNow(NOON))
afterEach(() => doors.coherent())
afterAll(() => doors.close())

const customer = () => ({ type: "customer", id: unique("cus") })
const AGENT = { type: "user", id: "user_1" }
type Actor = typeof AGENT

const keep = (by: Actor, over: { readonly fileId?: string } = {}) =>
  doors.services.attachments.keep(by, { fileId: unique("file"), filename: "photo.jpg", mimeType: "image/jpeg", size: 10, sha256: "ab", ...over })
const attach = (by: Actor, attachmentIds: readonly string[], subject = { type: "rma", id: unique("arma") }) =>
  withTransaction(doors.dataSource, (client) => attachTo(client, { attachmentIds, subject, by }))
const subjectOf = async (id: string) => (await doors.services.attachments.read({ id, reader: readerOf(AGENT) })).subject
const readerOf = (actor: Actor, over: object = {}) => {
  const customerId = actor.type === "customer" ? actor.id : null
  return { actor, customerId, ownerCustomerId: customerId, orderId: null, unitId: null, ...over }
}

describe("attaching files to a document", () => {
  it("takes what the same person uploaded, all by the same number of statements", async () => {
    const ann = customer()
    const subject = { type: "rma", id: unique("arma") }
    const files = [await keep(ann), await keep(ann), await keep(ann)]
    const many = await countStatements(() => attach(ann, files.map(({ id }) => id), subject))
    const one = await countStatements(async () => attach(ann, [(await keep(ann)).id]))
    expect(many.count).toBeLessThanOrEqual(one.count)
    expect((await doors.services.attachments.list("rma", [subject.id, "arma_other"])).get(subject.id)?.map(({ id }) => id)).toEqual(files.map(({ id }) => id))
  })

  it("takes none when one is another's or unknown, and says the same of both", async () => {
    const [ann, bob] = [customer(), customer()]
    const [mine, his] = [await keep(ann), await keep(bob)]
    const foreign = await rejectionOf(attach(ann, [mine.id, his.id]))
    const unknown = await rejectionOf(attach(ann, [mine.id, "aatt_nobody"]))
    expect([foreign.code, unknown.code]).toEqual(["attachment.not_found", "attachment.not_found"])
    expect(await subjectOf(mine.id)).toBeNull()
  })

  it("takes no file twice, not even for the same document and not when two ask at once", async () => {
    const ann = customer()
    const { id } = await keep(ann)
    const outcomes = await Promise.allSettled([attach(ann, [id]), attach(ann, [id])])
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect((await rejectionOf(attach(ann, [id]))).code).toBe("attachment.already_attached")
  })

  it("lets staff attach what staff uploaded, and not what a customer did", async () => {
    const byKey = await keep({ type: "api-key", id: "apk_1" })
    await attach(AGENT, [byKey.id])
    expect((await rejectionOf(attach(AGENT, [(await keep(customer())).id]))).code).toBe("attachment.not_found")
  })

  it("ends at a number for each document", async () => {
    const subject = { type: "rma", id: unique("arma") }
    const ids: string[] = []
    for (let index = 0; index < ATTACHMENTS_PER_SUBJECT_MAX; index++) ids.push((await keep(AGENT)).id)
    await attach(AGENT, [...ids, ids[0]!], subject)
    expect(await rejectionOf(attach(AGENT, [(await keep(AGENT)).id], subject))).toEqual({ code: "attachment.too_many", details: { limit: ATTACHMENTS_PER_SUBJECT_MAX } })
  })
})

describe("files that wait for a document", () => {
  it("are limited for a customer, exactly, also when uploads run side by side; attaching makes room", async () => {
    const ann = customer()
    const outcomes = await Promise.allSettled(Array.from({ length: UNATTACHED_MAX + 5 }, () => keep(ann)))
    const kept = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []))
    expect(kept).toHaveLength(UNATTACHED_MAX)
    expect((await rejectionOf(keep(ann))).code).toBe("attachment.too_many")
    await attach(ann, [kept[0]!.id])
    await keep(ann)
  })

  it("are deleted with their content after a week; what is attached stays", async () => {
    const ann = customer()
    const [left, used] = [await keep(ann), await keep(ann)]
    await attach(ann, [used.id])
    const removed: string[] = []
    const prune = () => doors.services.attachments.prune(async (fileIds) => void removed.push(...fileIds))
    doors.setNow("2026-03-08T11:59:59.000Z")
    await prune()
    expect(removed).not.toContain(left.fileId)
    doors.setNow("2026-03-08T12:00:01.000Z")
    await expect(doors.services.attachments.prune(async () => { throw new Error("the store is down") })).rejects.toThrow("the store is down")
    expect(await subjectOf(left.id)).toBeNull()
    expect(await prune()).toBeGreaterThan(0)
    expect(removed).toContain(left.fileId)
    expect(removed).not.toContain(used.fileId)
    expect((await rejectionOf(subjectOf(left.id))).code).toBe("attachment.not_found")
  })
})

describe("reading a file", () => {
  it("is for its uploader, for staff, and for whom the document's own rule lets in; to all others it does not exist", async () => {
    const [ann, bob] = [customer(), customer()]
    const { id } = await keep(ann)
    await attach(ann, [id], { type: "rma", id: "arma_shared" })
    const owners = { rma: async (_: unknown, subjectId: string, reader: { readonly customerId: string | null }) => subjectId === "arma_shared" && reader.customerId === "cus_owner" }
    const read = (reader: ReturnType<typeof readerOf>) => readAttachment(doors.ledger, { id, reader }, owners)
    expect(await read(readerOf(ann))).toMatchObject({ id })
    expect(await read(readerOf(AGENT))).toMatchObject({ id })
    expect(await read(readerOf({ type: "customer", id: "cus_owner" }))).toMatchObject({ id })
    const refused = [readerOf(bob), readerOf({ type: "technician", id: ann.id }), readerOf({ type: "guest", id: "atok_1" }), readerOf({ type: "public", id: "anonymous" })]
    const codes = await Promise.all(refused.map(async (reader) => rejectionOf(read(reader))))
    expect(codes.map(({ code }) => code)).toEqual(refused.map(() => "attachment.not_found"))
    const unknown = await rejectionOf(readAttachment(doors.ledger, { id: "aatt_nobody", reader: readerOf(bob) }, owners))
    expect(unknown.code).toBe("attachment.not_found")
  })

  it("asks no rule by a name that every object has", async () => {
    const { id } = await keep(customer())
    await doors.query("update attachment set subject_type = 'constructor', subject_id = 'x' where id = $1", [id])
    expect((await rejectionOf(readAttachment(doors.ledger, { id, reader: readerOf(customer()) }))).code).toBe("attachment.not_found")
  })
})
