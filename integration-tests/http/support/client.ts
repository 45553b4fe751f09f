import type { HttpError } from "../../../src/types/http";
import { sharedMedusaServer } from "../../support/medusa-server";

/** A black-box client: it knows the contract and nothing of our code. */
export type Answer<Body = Record<string, unknown>> = { status: number; body: Body; headers: Headers };

export type CallOptions = { headers?: Record<string, string>; token?: string | null };

export class Client {
  constructor(
    readonly baseUrl: string,
    readonly adminToken: string,
    readonly databaseUrl: string
  ) {}

  /** Whatever the answer is. A string is sent as it stands. */
  async call<Body = Record<string, never>>(method: string, path: string, body?: unknown, { headers, token }: CallOptions = {}): Promise<Answer<Body>> {
    const bearer = token === undefined ? this.adminToken : token;
    const response = await fetch(this.baseUrl + path, {
      method,
      // A connection kept open may be closed by the server in the moment it is used again, on a machine that is busy.
      headers: { connection: "close", "content-type": "application/json", ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" || body instanceof Uint8Array ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: parse(text) as Body, headers: response.headers };
  }

  /** An answer that must be a success. */
  async ok<Body>(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Body> {
    const answer = await this.call<Body>(method, path, body, options);
    if (answer.status >= 300) throw new Error(`${method} ${path} → ${answer.status} ${JSON.stringify(answer.body).slice(0, 1_000)}`);
    return answer.body;
  }

  /** An answer that must be a refusal in our form; gives status and error. */
  async refused(method: string, path: string, body?: unknown, options?: CallOptions): Promise<HttpError & { status: number }> {
    const answer = await this.call<HttpError>(method, path, body, options);
    if (answer.status < 400) throw new Error(`${method} ${path} was not refused: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
    return { status: answer.status, ...answer.body };
  }
}

function parse(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    return { message: text };
  }
}

export async function connect(): Promise<Client> {
  const { baseUrl, adminToken, databaseUrl } = await sharedMedusaServer();
  return new Client(baseUrl, adminToken, databaseUrl);
}

const WAIT_MS_MAX = 60_000;
const WAIT_STEP_MS = 100;

/** What workers do is visible within a second, on a busy machine later: asks until `isDone`, and gives the last answer either way. */
export async function eventually<Result>(ask: () => Promise<Result>, isDone: (result: Result) => boolean): Promise<Result> {
  const deadline = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const result = await ask();
    if (isDone(result) || Date.now() > deadline) return result;
    await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS));
  }
}
