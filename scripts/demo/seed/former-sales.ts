import type { ShopClient } from "../shop/client";
import { claimEqual, eventually } from "../claims";
import { DEMO_CUSTOMER } from "./people";
import { phoneNumbers } from "./receive-stock";

/** What the shop sold before it had Aftercare, taken over from its old system as a file: warranties that run, and some that are over. */

type FormerSale = { sku: string; serialNumber: string; soldDaysAgo: number; imei?: string; owner?: string; warrantyDays?: number };

const COLUMNS = ["serial_number", "sku", "status", "sold_on", "owner_email", "order_reference", "identifiers", "warranty_ends_on"] as const;
const DAY_MS = 86_400_000;

const FORMER_PHONES: readonly FormerSale[] = Array.from({ length: 12 }, (_, index) => {
  const phone = phoneNumbers(9_001 + index);
  // From one and a half months to more than two years ago: the last are not covered any more.
  return { sku: "FJ1-GRAPHITE", serialNumber: phone.serialNumber, imei: phone.imei, soldDaysAgo: 45 + index * 70 };
});

const FORMER_TOOLS: readonly FormerSale[] = Array.from({ length: 12 }, (_, index) => ({
  sku: index % 2 === 0 ? "RB-D18" : "RB-G125", serialNumber: `${index % 2 === 0 ? "RBD18" : "RBG125"}-${900_001 + index}`, soldDaysAgo: 60 + index * 110,
}));

const OF_DEMO_CUSTOMER: readonly FormerSale[] = [
  { sku: "FJ1-SAND", ...phoneNumbers(9_101), soldDaysAgo: 900, owner: DEMO_CUSTOMER.email },
  { sku: "BU-1", serialNumber: "BU1-900001", soldDaysAgo: 400, owner: DEMO_CUSTOMER.email },
  // Came with five years from the maker, which no policy of the shop gives.
  { sku: "RB-G125", serialNumber: "RBG125-900101", soldDaysAgo: 1_300, owner: DEMO_CUSTOMER.email, warrantyDays: 1_826 },
];

const SALES = [...FORMER_PHONES, ...FORMER_TOOLS, ...OF_DEMO_CUSTOMER];
export const FORMER_SALE_COUNT = SALES.length;

/** The import runs in the worker, and each line has a verdict of its own. */
export async function importFormerSales(client: ShopClient): Promise<void> {
  const form = new FormData();
  form.set("file", new Blob([fileOf(SALES)], { type: "text/csv" }), "sales-until-last-year.csv");
  const { import: { id } } = await client.admin<{ import: { id: string } }>("POST", "/units/import", form);
  type Progress = { import: { status: string; accepted_count: number; rejected_count: number }; lines: { line: number; message: string | null }[] };
  const done = await eventually("the worker takes in the file of former sales", () => client.admin<Progress>("GET", `/imports/${id}?status=rejected`), (answer) => answer.import.status === "finished");
  claimEqual(done.lines, [], "every line of the file of former sales is accepted");
  claimEqual(done.import.accepted_count, SALES.length, "all former sales are taken in");
}

function fileOf(sales: readonly FormerSale[]): string {
  const lines = sales.map((sale, index) => {
    const soldOn = daysAgo(sale.soldDaysAgo);
    const fields: Record<(typeof COLUMNS)[number], string> = {
      serial_number: sale.serialNumber, sku: sale.sku, status: "delivered", sold_on: soldOn, owner_email: sale.owner ?? "", order_reference: `OLD-${4_200 + index}`,
      identifiers: sale.imei === undefined ? "" : `imei:${sale.imei}`, warranty_ends_on: sale.warrantyDays === undefined ? "" : daysAgo(sale.soldDaysAgo - sale.warrantyDays),
    };
    return COLUMNS.map((column) => fields[column]).join(",");
  });
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}

const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

