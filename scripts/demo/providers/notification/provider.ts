import { randomUUID } from "node:crypto";
import { appendFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { AbstractNotificationProviderService, MedusaError } from "@medusajs/framework/utils";
import type {
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from "@medusajs/framework/types";

type Options = {
  /** One JSON line a message is appended here. */
  file: string;
};

/** Sends no mail: it writes down every message, where the demo and the tests read it. */
export class OutboxFileNotificationProvider extends AbstractNotificationProviderService {
  static override identifier = "outbox-file";
  readonly #file: string;

  static override validateOptions(options: Record<string, unknown>): void {
    if (typeof options.file === "string" && options.file !== "") return;
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "The outbox-file notification provider needs the option `file`.");
  }

  constructor(_dependencies: Record<string, unknown>, options: Options) {
    super();
    this.#file = options.file;
  }

  override async send(notification: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const { to, template, data } = notification;
    await mkdir(path.dirname(this.#file), { recursive: true });
    // One append of one line: lines of several processes never mix.
    await appendFile(this.#file, `${JSON.stringify({ at: new Date().toISOString(), to, template, data: data ?? {} })}\n`);
    return { id: randomUUID() };
  }
}
