import { claim, claimEqual, eventually } from "../claims";
import { act, COLLEAGUE, open, signIn, TECHNICIAN } from "../seed/bench";
import { PHONE_REPAIR_EXTENDS_MONTHS } from "../seed/catalog";
import { addMonths, inForce } from "./after-the-sale";
import type { Purchase } from "./customers-order";
import { links, type StoryContext } from "./story-context";
import { readUnit } from "./warehouse-ships";

type Coverage = { verdict: string; lines: { reasons: { rule: string; result: string }[] }[]; entitlements: { status: string; ends_on: string }[] };

/** Dropped, it would be hers to pay; the loose port is not: the bench mends it, somebody else checks it, and the guarantee runs longer. */
export async function repairedUnderWarranty({ client, shop, tell }: StoryContext, { customer, unit }: Purchase, endsOn: string): Promise<void> {
  const ask = async (question: string): Promise<Coverage> => (await client.admin<{ coverage: Coverage }>("GET", `/units/${unit.id}/coverage${question}`)).coverage;
  const dropped = await ask("?cause=accident");
  claimEqual(dropped.verdict, "not_covered", "a phone that fell is not covered");
  const excluded = dropped.lines.flatMap(({ reasons }) => reasons).find(({ rule }) => rule === "exclusion");
  claim(excluded !== undefined, "the refusal names the exclusion", dropped.lines);
  tell.step("Mila's phone charges only now and then. Had it fallen, she would pay: asked for an accident, the guarantee says no, and why.");
  tell.fact("why not", excluded.result.replaceAll("_", " "));

  const [tess, theo] = await Promise.all([TECHNICIAN, COLLEAGUE].map(async (account) => ({ token: await signIn(client, account) })));
  claim(tess !== undefined && theo !== undefined, "two technicians are at work");
  const { id, display_id } = await open(client, { unit_id: unit.id, problem: "Charges only now and then." });
  await act(client, tess, id, "start_diagnosis");
  await act(client, tess, id, "diagnose", { symptom_code: "no_charge", component_code: "port", defect_code: "loose", action_code: "resoldered", condition_code: "as_new" });
  const priced = await act(client, tess, id, "add_line", { kind: "labour", description: "Resolder the charging port", minutes: 25, amount: 22 });
  claim(priced.lines.every(({ coverage }) => coverage.payer === "warranty"), "the guarantee pays for the work", priced.lines);
  await act(client, tess, id, "start_repair");
  await act(client, tess, id, "record_test", { name: "charging current", value: 2.1, unit: "A", min: 1.8 });
  await act(client, theo, id, "pass_qc");
  await act(client, tess, id, "mark_ready");
  await act(client, tess, id, "return");
  claimEqual((await act(client, tess, id, "close")).status, "closed", "the repair is closed");
  const back = await readUnit(client, unit.id);
  claimEqual([back.status, back.owner_customer_id], ["delivered", customer.id], "Mila has her phone again");
  tell.step(`${display_id}: Tess mends it under the guarantee, Theo checks her work, and Mila has her phone again.`);
  tell.fact("API", links({ shop }).api(`/repair-orders/${id}`));

  const longer = addMonths(endsOn, PHONE_REPAIR_EXTENDS_MONTHS);
  const extended = await eventually("the guarantee is prolonged", () => ask(`?as_of=${longer}`), ({ verdict }) => verdict === "covered");
  claimEqual(extended.entitlements.find(inForce)?.ends_on, longer, `the guarantee now ends ${PHONE_REPAIR_EXTENDS_MONTHS} months later`);
  tell.step(`The repair prolongs the guarantee by ${PHONE_REPAIR_EXTENDS_MONTHS} months, once: ${endsOn} → ${longer}.`);
}
