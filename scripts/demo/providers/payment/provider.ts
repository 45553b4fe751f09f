import { randomUUID } from "node:crypto";
import { AbstractPaymentProvider, MedusaError } from "@medusajs/framework/utils";
import type {
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  AuthorizePaymentInput,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types";

export type FailingOperation = "capture" | "refund";

// Medusa may load this file twice, once for the provider and once for a route: the count must be one.
const FAILURES_KEY = Symbol.for("aftercare.demo.payment_failures");
type Holder = { [FAILURES_KEY]?: Record<FailingOperation, number> };

function remainingFailures(): Record<FailingOperation, number> {
  const holder = globalThis as Holder;
  return (holder[FAILURES_KEY] ??= { capture: 0, refund: 0 });
}

/** The next `times` attempts of this operation are declined, then it works again. */
export function setPaymentFailures(operation: FailingOperation, times: number): void {
  if (!Number.isInteger(times) || times < 0) throw new RangeError("times must be a whole number, 0 or more");
  remainingFailures()[operation] = times;
}

export function getPaymentFailures(): Readonly<Record<FailingOperation, number>> {
  return { ...remainingFailures() };
}

/** A bank that exists only here: it moves no money, and can be told to decline. */
export class DemoPaymentProvider extends AbstractPaymentProvider {
  static override identifier = "demo-bank";

  // The base class hides its constructor; Medusa's container needs a public one.
  constructor(cradle: Record<string, unknown>, options?: Record<string, unknown>) {
    super(cradle, options);
  }

  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const id = randomUUID();
    return { id, status: "pending", data: { id, amount: input.amount, currency_code: input.currency_code } };
  }

  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return { status: "authorized", data: { ...input.data } };
  }

  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    failWhenAsked("capture");
    return { data: { ...input.data, captured: true } };
  }

  async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    failWhenAsked("refund");
    return { data: { ...input.data, last_refund: input.amount } };
  }

  async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return { data: { ...input.data, canceled: true } };
  }

  async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return { data: { ...input.data, amount: input.amount, currency_code: input.currency_code } };
  }

  async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return { data: { ...input.data } };
  }

  async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return { data: { ...input.data } };
  }

  async getPaymentStatus(): Promise<GetPaymentStatusOutput> {
    return { status: "authorized" };
  }

  async createAccountHolder(input: CreateAccountHolderInput): Promise<CreateAccountHolderOutput> {
    return { id: input.context.customer.id };
  }

  async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: "not_supported" };
  }
}

function failWhenAsked(operation: FailingOperation): void {
  const remaining = remainingFailures();
  if (remaining[operation] === 0) return;
  remaining[operation] -= 1;
  throw new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, `The demo bank declined this ${operation}, as it was told to.`);
}
