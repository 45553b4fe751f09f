import type { Client, Connection, Submittable } from "pg"

/** COPY FROM STDIN of text that is already there; node `pg` leaves that to its callers. */
export async function copyIn(client: Client, statement: string, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    client.query(new CopyIn(statement, text, (error) => (error === null ? resolve() : reject(error))))
  })
}

const CHUNK_BYTES = 256 * 1024

/** As much of the driver's connection as COPY needs; its published type lacks it. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

class CopyIn implements Submittable {
  constructor(
    private readonly statement: string,
    private readonly text: string,
    private readonly end: (error: Error | null) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statement)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    const bytes = Buffer.from(this.text)
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) connection.sendCopyFromChunk(bytes.subarray(from, from + CHUNK_BYTES))
    connection.endCopyFrom()
  }

  // After an error the driver tells this query nothing more.
  handleError(error: Error): void {
    this.end(error)
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.end(null)
  }
}

const SPECIAL = /[\\\t\n\r]/g
const ESCAPED: { readonly [character: string]: string } = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }

/** One line of COPY's text form. */
export const copyLine = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map((value) => (value === null ? "\\N" : typeof value === "string" ? value.replace(SPECIAL, (character) => ESCAPED[character] ?? character) : String(value))).join("\t")}\n`
