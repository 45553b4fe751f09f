import { RejectionError } from "../domain/common/rejection"
import { IMPORT_LINES_MAX, readUnitFile, type UnitFileLine } from "./unit-file"

async function* bytesOf(text: string | Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function read(text: string | Uint8Array, size?: number): Promise<UnitFileLine[]> {
  const lines: UnitFileLine[] = []
  for await (const line of readUnitFile(bytesOf(text, size))) lines.push(line)
  return lines
}

async function codeOf(text: string | Uint8Array): Promise<string> {
  try {
    await read(text)
  } catch (error) {
    if (error instanceof RejectionError) return error.rejection.code
    throw error
  }
  return "accepted"
}

const HEADER = "serial_number,sku,location"
const verdict = (line: UnitFileLine | undefined): string => (line === undefined ? "missing" : line.ok ? "ok" : line.rejection.message)

describe("a file of units", () => {
  it("is read from CSV with every column", async () => {
    const [stocked, sold] = await read([
      "Serial Number,sku,location,bin,lot_number,manufactured_on,expires_on,grade,identifiers,stock_effect,status,sold_on,owner_email,order_reference,warranty_ends_on",
      'SN-1,DRILL,Main,A-1,L7,2026-01-02,2030-01-02,A,"imei:356938035643809;mac:00-1B-44:1",adopt,,,,,',
      "SN-2,DRILL,,,,,,,,,delivered,2025-05-31,Ann@Example.com,ERP-7,2027-05-31",
    ].join("\n"))
    expect(stocked).toMatchObject({ line: 2, serialNumber: "SN-1", ok: true, unit: {
      serialNumber: "SN-1", product: { by: "sku", value: "DRILL" }, lotNumber: "L7", manufacturedOn: "2026-01-02", expiresOn: "2030-01-02", grade: "a",
      identifiers: [{ kind: "imei", value: "356938035643809" }, { kind: "mac", value: "00-1B-44:1" }],
      whereabouts: { kind: "stocked", location: { by: "name", value: "Main" }, bin: "A-1", stockEffect: "adopt" },
    } })
    expect(sold).toMatchObject({ line: 3, ok: true, unit: { whereabouts: {
      kind: "sold", status: "delivered", soldOn: "2025-05-31", owner: { by: "email", value: "ann@example.com" }, orderReference: "ERP-7", warrantyEndsOn: "2027-05-31",
    } } })
  })

  it.each([["semicolons", ";"], ["tabs", "\t"]])("is read with %s, a byte order mark, CRLF and empty lines", async (_, delimiter) => {
    const lines = await read(`\uFEFF${["serial_number", "sku", "location"].join(delimiter)}\r\nÄ-1${delimiter}DRILL${delimiter}Köln\r\n\r\nÄ-2${delimiter}DRILL${delimiter}Köln\r\n`)
    expect(lines.map(({ line, serialNumber, ok }) => [line, serialNumber, ok])).toEqual([[2, "Ä-1", true], [4, "Ä-2", true]])
  })

  it("is read in whatever pieces it arrives, also in the middle of a character", async () => {
    const text = `${HEADER}\n${Array.from({ length: 50 }, (_, index) => `Ä€😀-${index},DRILL,Köln`).join("\n")}`
    expect(await read(text, 61)).toEqual(await read(text))
    expect((await read(text, 61)).filter(({ ok }) => ok)).toHaveLength(50)
  })

  it("is read from NDJSON, a bad line being one bad line", async () => {
    const lines = await read([
      '{"serial_number":"SN-1","variant_id":"v1","location_id":"l1","identifiers":[{"kind":"imei","value":"1"}]}', "{broken", "[1]",
      '{"serial_number":12,"sku":"D","location":"M"}', '{"serial_number":"SN-5","colour":"red"}', '{"serial_number":"SN-6","sku":"D","location":"M\\ud800"}', "",
      '{"serial_number":"SN-8","inventory_item_id":"i1","customer_id":"cus_1","status":"shipped","bin":null}',
    ].join("\n"))
    expect(lines.map((line) => [line.line, verdict(line)])).toEqual([
      [1, "ok"], [2, "The line is not a JSON object."], [3, "The line is not a JSON object."], [4, "serial_number must be text."], [5, 'There is no field "colour".'],
      [6, "location has a character that is not text."], [8, "ok"],
    ])
    expect(lines[6]).toMatchObject({ unit: { whereabouts: { kind: "sold", status: "shipped", owner: { by: "customer_id" }, soldOn: null } } })
  })

  it.each([
    ["serial_number,sku,location\n,D,M", "serial_number is empty."],
    ["serial_number,sku,variant_id,location\nS,D,v,M", "Only one of sku, variant_id may be given."],
    ["serial_number,location\nS,M", "One of sku, variant_id, inventory_item_id is needed."],
    ["serial_number,sku\nS,D", "One of location_id, location is needed."],
    ["serial_number,sku,location,location_id\nS,D,M,l1", "Only one of location_id, location may be given."],
    ["serial_number,sku,location,grade\nS,D,M,z", "grade must be one of new, a, b, c, salvage."],
    ["serial_number,sku,location,manufactured_on\nS,D,M,2026-02-30", "manufactured_on must be a date, YYYY-MM-DD."],
    ["serial_number,sku,location,manufactured_on\nS,D,M,31.01.2026", "manufactured_on must be a date, YYYY-MM-DD."],
    ["serial_number,sku,location,sold_on\nS,D,M,2026-01-01", "A sold unit cannot have location: it is not in stock."],
    ["serial_number,sku,location,status,sold_on\nS,D,,in_stock,2026-01-01", "A unit in stock cannot have sold_on."],
    ["serial_number,sku,status\nS,D,scrapped", "status must be one of in_stock, shipped, delivered."],
    ["serial_number,sku,warranty_ends_on\nS,D,2027-01-01", "warranty_ends_on needs sold_on: a warranty has a first day too."],
    ["serial_number,sku,sold_on,warranty_ends_on\nS,D,2027-01-02,2027-01-01", "warranty_ends_on 2027-01-01 is before sold_on 2027-01-02."],
    ["serial_number,sku,owner_email,customer_id\nS,D,a@b.c,cus_1", "Name the owner by owner_email or by customer_id, not by both."],
    ["serial_number,sku,location,identifiers\nS,D,M,356938035643809", 'identifiers must look like imei:356938035643809;mac:00-1B-44-11-3A-B7, not "356938035643809".'],
    [`serial_number,sku,location,bin\nS,D,M,${"x".repeat(256)}`, "bin has more than 255 characters."],
    ["serial_number,sku,location\nS,D,M,extra", "The line has 4 columns, the header 3."],
  ])("gives a verdict: %j", async (text, message) => {
    expect(verdict((await read(text))[0])).toBe(message)
  })

  it.each([
    ["an empty file", ""],
    ["nothing but white space", " \n\n "],
    ["a header alone", HEADER],
    ["a column nobody knows", "serial_number,sku,warrenty_ends_on\nS,D,2027-01-01"],
    ["no serial_number", "sku,location\nD,M"],
    ["a column twice", "serial_number,sku,sku\nS,D,D"],
    ["a quote that never closes", `${HEADER}\n"SN-1,DRILL,Main\nSN-2,DRILL,Main`],
    ["a line without end", `${HEADER}\n${"x".repeat(70_000)}`],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0x53, 0x00, 0x4e, 0x00])],
    ["an archive", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x08, 0x08])],
  ])("is refused whole: %s", async (_, text) => {
    expect(await codeOf(text)).toBe("import.unreadable")
  })

  it("is refused when it is too long, and taken when it is just not", async () => {
    const lines = Array.from({ length: IMPORT_LINES_MAX }, (_, index) => `S${index},D,M`).join("\n")
    expect(await codeOf(`${HEADER}\n${lines}`)).toBe("accepted")
    expect(await codeOf(`${HEADER}\n${lines}\nX,D,M`)).toBe("import.too_large")
  })
})
