import { NOTICE_DATA } from "../../src/services/notice/notice-data";
import { DOCUMENT_PAGES, TOKEN_PAGES } from "../../src/workflows/notice/page-urls";
import { code, GENERATED_NOTICE, paragraphs, table } from "./markdown";

export function renderNotices(): string {
  const rows = Object.entries(NOTICE_DATA).map(([template, { tells, to, data, link, desk }]) => [
    code(template), tells, to, Object.entries({ ...data, ...(link ? { token: "the one-time secret", url: "the page that takes it" } : { url: `the ${desk ? "Admin" : "portal"}'s page for it` }) }).map(([field, meaning]) => `${code(field)} ${meaning}`).join("; "),
  ]);
  return paragraphs(
    GENERATED_NOTICE,
    "# Notices",
    "Every mail goes through Medusa's notification module, channel `email`, and needs a provider for it ([Medusa's list](https://docs.medusajs.com/resources/infrastructure-modules/notification)). Without one nothing is sent, nothing fails, and the log says so once. The provider gets a template's name and its data; the words are the shop's.",
    "A notice is written with the fact it tells of, and sent by a job: not before that fact is certain, and once (`idempotency_key` is the id of its message). Whom it is for is read when it is sent, so a changed address counts and an erased one gets nothing.",
    "Each notice has the `url` of a page. Most lead to the portal's page of their document, where one signs in; those to an agent to the Admin's. A one-time link is made when it is sent and is in none of our tables; from Medusa's table of notices it is taken out as soon as the provider has it. It works once. The secret stands behind `#` in `url`, where no server logs it.",
    table(["Template", "Tells", "To", "Data"], rows),
    "## Pages",
    "Where `url` leads, below `portalUrl` or `benchUrl`. A shop with pages of its own sets these options and serves the same paths.",
    table(["Page", "Of"], [
      ...Object.entries(TOKEN_PAGES).map(([template, { site, page }]) => [code(`/${site}/${page}#token=…`), `the one-time link of ${code(template)}`]),
      ...DOCUMENT_PAGES.map(([field, page]) => [code(`/portal/${page}/<${field}>`), `a notice that has ${code(field)} and no token; the first that fits`]),
    ]),
  );
}
