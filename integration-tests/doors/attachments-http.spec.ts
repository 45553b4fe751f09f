import { existsSync, readdirSync } from "node:fs"
import path from "node:path"
import type { HttpAttachment } from "../../src/types/http"
import { type Client, connect } from "../http/support/client"
import { createShop, type Shop, tag } from "../http/support/shop"
import { sharedMedusaServer } from "../support/medusa-server"
import { becomeGuest, register, sell, type Customer, type Sale } from "./people"

/** The first suite that asks starts the server. */
const SET_UP_MS_MAX = 600_000

let client: Client
let shop: Shop
let ann: Customer
let bob: Customer
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  ann = await register(shop)
  bob = await register(shop)
}, SET_UP_MS_MAX)

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64")
const PDF = Buffer.from("%PDF-1.4\n%binary \xff\xfe\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF", "latin1")

interface Sent {
  readonly status: number
  readonly body: { readonly attachment: HttpAttachment; readonly code?: string; readonly details: Record<string, unknown> }
  readonly headers: Headers
}
interface By {
  readonly token?: string
  readonly guest?: string
  readonly key?: string
  readonly door?: "store" | "admin"
}

const headersOf = ({ token, guest, key }: By): Record<string, string> => ({
  "x-publishable-api-key": shop.publishableKey, ...(token ? { authorization: `Bearer ${token}` } : {}), ...(guest ? { "x-aftercare-guest": guest } : {}), ...(key ? { "idempotency-key": key } : {}),
})

async function upload(by: By, content: Uint8Array = PNG, name = "photo.png", form = new FormData()): Promise<Sent> {
  form.append("file", new Blob([new Uint8Array(content)], { type: "application/octet-stream" }), name)
  const response = await fetch(`${client.baseUrl}/${by.door ?? "store"}/attachments`, { method: "POST", headers: headersOf(by), body: form })
  return { status: response.status, body: (await response.json()) as Sent["body"], headers: response.headers }
}

async function download(by: By, id: string): Promise<{ status: number; content: Buffer; headers: Headers; code?: string }> {
  const response = await fetch(`${client.baseUrl}/${by.door ?? "store"}/attachments/${id}`, { headers: headersOf(by) })
  const content = Buffer.from(await response.arrayBuffer())
  return { status: response.status, content, headers: response.headers, ...(response.ok ? {} : { code: (JSON.parse(content.toString()) as { code?: string }).code ?? "none" }) }
}

const agent = (): By => ({ door: "admin", token: client.adminToken })

describe("an uploaded file", () => {
  it("is described by what it is, and comes back as it was, never to be run or kept", async () => {
    const sent = await upload({ token: ann.token }, PNG, "../My \"Photo\" ü.exe")
    expect(sent.status).toBe(201)
    expect(sent.body.attachment).toMatchObject({ filename: "My Photo ü.exe.png", mime_type: "image/png", size: PNG.length, subject: null })
    expect(Object.keys(sent.body.attachment).sort()).toEqual(["created_at", "filename", "id", "mime_type", "sha256", "size", "subject"])
    const got = await download({ token: ann.token }, sent.body.attachment.id)
    expect(got.content.equals(PNG)).toBe(true)
    expect(Object.fromEntries(["content-type", "content-length", "x-content-type-options", "cache-control", "content-security-policy", "content-disposition"].map((name) => [name, got.headers.get(name)]))).toEqual({
      "content-type": "image/png", "content-length": String(PNG.length), "x-content-type-options": "nosniff", "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; sandbox", "content-disposition": "inline; filename=\"My Photo u.exe.png\"; filename*=UTF-8''My%20Photo%20%C3%BC.exe.png",
    })
  })

  it("that is a PDF is downloaded, not shown", async () => {
    const { body } = await upload({ token: ann.token }, PDF, "receipt.pdf")
    const got = await download({ token: ann.token }, body.attachment.id)
    expect([got.headers.get("content-type"), got.headers.get("content-disposition")?.split(";")[0], got.content.equals(PDF)]).toEqual(["application/pdf", "attachment", true])
  })

  it("is seen by its uploader and staff; another customer, a guest and nobody learn nothing of it", async () => {
    const { body: { attachment } } = await upload({ token: ann.token })
    const sale: Sale = await sell(shop, { email: `${tag().toLowerCase()}@guest.example` })
    const order = await client.ok<{ order: { email: string } }>("GET", `/admin/orders/${sale.order.id}?fields=id,email`)
    const guest = await becomeGuest(shop, order.order.email, { order_display_id: sale.order.display_id })
    expect((await download(agent(), attachment.id)).status).toBe(200)
    expect(await download({ token: bob.token }, attachment.id)).toMatchObject({ status: 404, code: "attachment.not_found" })
    expect(await download({ guest }, attachment.id)).toMatchObject({ status: 404, code: "attachment.not_found" })
    expect((await download({}, attachment.id)).status).toBe(401)
    const unknown = await download({ token: bob.token }, "aatt_01J0000000000000000000000")
    expect(unknown).toMatchObject({ status: 404, code: "attachment.not_found" })

    const own = await upload({ guest })
    expect(own.status).toBe(201)
    expect((await download({ guest }, own.body.attachment.id)).status).toBe(200)
    expect((await download({ token: ann.token }, own.body.attachment.id)).status).toBe(404)
  })

  it("is reached by no raw path, guessed or known", async () => {
    const { body: { attachment } } = await upload({ token: ann.token })
    const { outboxFile } = await sharedMedusaServer()
    const stored = path.join(path.dirname(outboxFile), "private-files")
    expect(existsSync(stored)).toBe(true)
    const names = readdirSync(stored)
    expect(names.length).toBeGreaterThan(0)
    // What the store knows of a file says nothing: neither its name nor its id.
    expect(names.filter((name) => name.includes("photo") || name.includes(attachment.id))).toEqual([])
    expect(names.every((name) => /^private-\d+-[0-9a-f-]{36}\.\w+$/.test(name))).toBe(true)
    const newest = names.sort().at(-1)!
    for (const url of [`/static/${newest}`, `/static/private-files/${newest}`, `/static/../private-files/${newest}`, `/static/..%2fprivate-files%2f${newest}`, `/private-files/${newest}`, `/uploads/${newest}`, `/${newest}`]) {
      const answer = await fetch(client.baseUrl + url, { headers: headersOf({ token: bob.token }) })
      expect([url, answer.status < 400]).toEqual([url, false])
    }
    for (const id of [newest, encodeURIComponent(newest), `..%2f..%2f${newest}`, "..%2f..%2f..%2fetc%2fpasswd"]) {
      expect([id, (await download({ token: bob.token }, id)).status]).toEqual([id, 404])
      expect([id, (await download(agent(), id)).status]).toEqual([id, 404])
    }
  })

  it.each<[string, Uint8Array, string]>([
    ["HTML that calls itself a picture", Buffer.from("<html><script>alert(1)</script>"), "photo.png"],
    ["SVG, which may run script", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "photo.svg"],
    ["a program", Buffer.from("MZ\x90\0"), "photo.jpg"],
    ["nothing", Buffer.alloc(0), "photo.png"],
  ])("that is %s is refused", async (_, content, name) => {
    expect(await upload({ token: ann.token }, content, name)).toMatchObject({ status: 400, body: { code: "attachment.type_not_allowed" } })
  })

  it("that is too large is refused, and leaves nothing", async () => {
    const large = Buffer.alloc(10 * 1024 * 1024 + 1)
    PNG.copy(large)
    expect(await upload({ token: ann.token }, large)).toMatchObject({ status: 400, body: { code: "attachment.too_large", details: { limit_bytes: 10 * 1024 * 1024 } } })
  })

  it("comes alone and as multipart", async () => {
    const two = new FormData()
    two.append("file", new Blob([new Uint8Array(PNG)]), "first.png")
    expect(await upload({ token: ann.token }, PNG, "second.png", two)).toMatchObject({ status: 400, body: { code: "request.invalid" } })
    for (const [type, body] of [["application/json", "{}"], ["multipart/form-data", "x"], ["multipart/form-data; boundary=x", "--x\r\nnonsense"], ["multipart/form-data; boundary=x", "--x--"]]) {
      const answer = await fetch(`${client.baseUrl}/store/attachments`, { method: "POST", headers: { ...headersOf({ token: ann.token }), "content-type": type! }, body: body! })
      expect([type, body, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([type, body, 400, "request.invalid"])
    }
  })

  it("is taken once under one key, and another one is refused under it", async () => {
    const key = tag()
    const [first, second] = [await upload({ token: bob.token, key }), await upload({ token: bob.token, key })]
    expect([second.status, second.body, second.headers.get("idempotent-replayed")]).toEqual([201, first.body, "true"])
    expect(await upload({ token: bob.token, key }, PDF)).toMatchObject({ status: 409, body: { code: "idempotency.key_reused" } })
    expect((await upload({ token: ann.token, key })).body.attachment.id).not.toBe(first.body.attachment.id)
  })

  it("of which too many wait is refused", async () => {
    const eve = await register(shop)
    const statuses: number[] = []
    for (let index = 0; index < 21; index++) statuses.push((await upload({ token: eve.token })).status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(20)
    expect(await upload({ token: eve.token })).toMatchObject({ status: 409, body: { code: "attachment.too_many" } })
  })

  it("of staff is listed with its document, and only for staff", async () => {
    expect((await upload(agent())).status).toBe(201)
    const { attachments, count } = await client.ok<{ attachments: HttpAttachment[]; count: number }>("GET", "/admin/attachments?subject_type=rma&subject_id=arma_none")
    expect([attachments, count]).toEqual([[], 0])
    expect((await client.call("GET", "/admin/attachments?subject_type=rma&subject_id=x", undefined, { token: ann.token })).status).toBe(401)
  })
})
