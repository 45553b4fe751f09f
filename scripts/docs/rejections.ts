import { REJECTIONS } from "../../src/domain/common/rejection";
import { code, GENERATED_NOTICE, paragraphs, table } from "./markdown";

export function renderRejections(): string {
  const rows = Object.entries(REJECTIONS).map(([name, { status, meaning }]) => [code(name), String(status), meaning]);
  return paragraphs(
    GENERATED_NOTICE,
    "# Rejections",
    "A request that cannot be done is refused with one of these codes, as `{ code, message, details }`. The codes are stable: programs may compare them. The message is for people and names the thing and the rule; it may change.",
    table(["Code", "HTTP", "Meaning"], rows),
  );
}
