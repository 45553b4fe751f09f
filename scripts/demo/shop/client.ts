import type { HttpError } from "../../../src/types/http";
import { PlainError } from "../../support/processes";
import type { AdminLogin } from "../../support/medusa";

/**
 * The shop's public HTTP API as its users see it: the admin API as an agent, the store API as a customer. The demo does
 * everything through it, so that whatever the demo shows, anybody can do.
 */

const REQUEST_MS_MAX = 60_000;
const SHOWN_LENGTH_MAX = 600;

export type Method = "GET" | "POST" | "DELETE";

/** A refusal as Aftercare words it, with its HTTP status. */
export type Refusal = HttpError & { status: number };

type Answer = { status: number; body: unknown };
type Body = Record<string, unknown> | FormData;

/** An answer that was not expected: the demo cannot go on, and its reader needs no stack. */
export class RequestFailed extends PlainError {}

export class ShopClient {
  private constructor(
    readonly baseUrl: string,
    private readonly adminToken: string
  ) {}

  static async connect(baseUrl: string, login: AdminLogin): Promise<ShopClient> {
    const anonymous = new ShopClient(baseUrl, "");
    const { token } = await anonymous.auth<{ token: string }>("/auth/user/emailpass", login);
    return new ShopClient(baseUrl, token);
  }

  /** An agent's request; it must succeed. */
  async admin<Result>(method: Method, path: string, body?: Body): Promise<Result> {
    return await this.succeed<Result>(method, `/admin${path}`, body, { authorization: `Bearer ${this.adminToken}` });
  }

  /** An agent's request that must be refused in Aftercare's form. */
  async adminRefused(method: Method, path: string, body?: Body): Promise<Refusal> {
    const answer = await this.send(method, `/admin${path}`, body, { authorization: `Bearer ${this.adminToken}` });
    if (answer.status >= 400) return { status: answer.status, ...(answer.body as HttpError) };
    throw new RequestFailed(`${method} /admin${path} should have been refused, but was answered ${answer.status}: ${shown(answer.body)}`);
  }

  /** A request to the store API, as a signed-in customer or as nobody. */
  async store<Result>(method: Method, path: string, publishableKey: string, body?: Body, customerToken?: string): Promise<Result> {
    const headers = { "x-publishable-api-key": publishableKey };
    return await this.succeed<Result>(method, `/store${path}`, body, customerToken === undefined ? headers : { ...headers, authorization: `Bearer ${customerToken}` });
  }

  /** A technician's request, or with null as token one that anybody may make. */
  async technician<Result>(method: Method, path: string, token: string | null, body?: Body): Promise<Result> {
    return await this.succeed<Result>(method, `/technician${path}`, body, token === null ? {} : { authorization: `Bearer ${token}` });
  }

  async auth<Result>(path: string, body: Body): Promise<Result> {
    return await this.succeed<Result>("POST", path, body, {});
  }

  private async succeed<Result>(method: Method, path: string, body: Body | undefined, headers: Record<string, string>): Promise<Result> {
    const answer = await this.send(method, path, body, headers);
    // What the route answers is the contract's; the caller names the part of it that it reads.
    if (answer.status < 300) return answer.body as Result;
    throw new RequestFailed(`${method} ${path} was answered ${answer.status}: ${shown(answer.body)}`);
  }

  private async send(method: Method, path: string, body: Body | undefined, headers: Record<string, string>): Promise<Answer> {
    const isForm = body instanceof FormData;
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: { ...(isForm ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(REQUEST_MS_MAX),
    }).catch((error: unknown) => {
      throw new RequestFailed(`${method} ${path} got no answer: ${error instanceof Error ? error.message : String(error)}`);
    });
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  }
}

function parse(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    return { message: text };
  }
}

const shown = (body: unknown): string => JSON.stringify(body).slice(0, SHOWN_LENGTH_MAX);
