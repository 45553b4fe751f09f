import { agentPicks, parcelTravels } from "./warehouse-ships";
import { anybodyScansIt, warrantyBegins } from "./after-the-sale";
import { booksBalance } from "./books-balance";
import { jonasCancels } from "./change-of-mind";
import { jonasBuysOneToo, milaBuysAPhone } from "./customers-order";
import { goodsArrive } from "./goods-arrive";
import { repairedInFrance } from "./in-france";
import { milaReturns } from "./mila-returns";
import { repairedUnderWarranty } from "./repaired-under-warranty";
import type { StoryContext } from "./story-context";

/** The life of one phone, from receipt to delivery, to the question who pays when it breaks, to the bench, and back to the shelf. Fails at the first claim that is not true. */
export async function playStory(context: StoryContext): Promise<void> {
  context.tell.title("The life of one phone");
  context.tell.print(" It happens now, through the shop's public HTTP API, and each step is checked.");
  context.tell.print(" The links open in a browser that is signed in to the Admin.");
  const arrival = await goodsArrive(context);
  const mila = await milaBuysAPhone(context);
  const jonas = await jonasBuysOneToo(context, mila);
  await agentPicks(context, mila, jonas);
  const { trackingNumber } = await parcelTravels(context, mila);
  const { endsOn } = await warrantyBegins(context, mila);
  await anybodyScansIt(context, mila, { endsOn, trackingNumber, arrival });
  await repairedUnderWarranty(context, mila, endsOn);
  await repairedInFrance(context);
  await milaReturns(context, mila);
  await jonasCancels(context, jonas);
  await booksBalance(context);
}
