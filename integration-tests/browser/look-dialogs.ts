import type { Page } from "playwright-core"

interface Dialog {
  /** The page that it opens over, by its name among the places. */
  readonly at: string
  /** What is clicked one after the other, by the beginning of its name. */
  readonly by: readonly string[]
}

/** Every drawer and modal of ours that is no page of its own, by its source under `admin/`. A new one that is missing here fails the test. */
export const DIALOGS: Readonly<Record<string, readonly Dialog[]>> = {
  "address/address-drawer.tsx": [{ at: "repair", by: ["Change$"] }],
  "exception/resolve-case-drawer.tsx": [{ at: "cases", by: ["Resolve"] }],
  "order/allocate-line-drawer.tsx": [{ at: "order-waiting", by: ["Choose a unit"] }],
  "order/allocate-unit-drawer.tsx": [{ at: "unit-free", by: ["Allocate"] }],
  "order/correct-shipment-drawer.tsx": [{ at: "order-delivered", by: ["Actions for", "Another unit was shipped"] }],
  "order/pack-modal.tsx": [{ at: "order-open", by: ["Pick and pack"] }],
  "order/release-unit-drawer.tsx": [{ at: "order-open", by: ["Actions for", "Release"] }],
  "order/ship-modal.tsx": [{ at: "order-packed", by: ["Ship"] }],
  "order/swap-unit-drawer.tsx": [{ at: "order-open", by: ["Actions for", "Swap"] }],
  "repair-code/code-drawer.tsx": [{ at: "repair-codes", by: ["Create"] }],
  "repair-code/import-codes-modal.tsx": [{ at: "repair-codes", by: ["Import"] }],
  "repair/repair-action-drawer.tsx": [
    { at: "repair", by: ["Add a line"] }, { at: "repair", by: ["Record a test"] }, { at: "repair", by: ["Stop the clock"] }, { at: "repair", by: ["More actions", "Plan"] }, { at: "repair", by: ["More actions", "Check in"] }, { at: "repair", by: ["Diagnose"] },
  ],
  "return-rule/rule-drawer.tsx": [{ at: "return-rules", by: ["Create"] }],
  "rma/decide-drawer.tsx": [{ at: "return", by: ["Decide"] }],
  "rma/dispose-drawer.tsx": [{ at: "return-received", by: ["Decide what becomes of it"] }],
  "rma/inspect-drawer.tsx": [{ at: "return-received", by: ["Inspect"] }],
  "rma/mark-drawer.tsx": [{ at: "return-awaited", by: ["More actions#2", "Need not come back"] }],
  "rma/offer-drawer.tsx": [{ at: "return-received", by: ["More actions", "Offer"] }],
  "rma/receive-return-modal.tsx": [{ at: "return-awaited", by: ["Receive a parcel"] }],
  "rma/resolve-drawer.tsx": [{ at: "return-received", by: ["Decide what the customer gets"] }],
  "rma/return-label-button.tsx": [{ at: "return-awaited", by: ["Return label"] }],
  "rma/rma-command-drawer.tsx": [{ at: "return-awaited", by: ["More actions", "Cancel"] }],
  "rma/rma-note-drawer.tsx": [{ at: "return", by: ["Add a note"] }],
  "serial-policy/policy-drawer.tsx": [{ at: "variant", by: ["Edit tracking"] }],
  "store-credit/adjust-credit-drawer.tsx": [{ at: "customer", by: ["Adjust"] }],
  "store-credit/redeem-credit-drawer.tsx": [{ at: "customer", by: ["Redeem"] }],
  "technician/technicians-page.tsx": [{ at: "technicians", by: ["Invite"] }],
  "test-protocol/protocol-drawer.tsx": [{ at: "test-protocols", by: ["Create"] }],
  "unit/components-drawer.tsx": [{ at: "unit-free", by: ["More actions", "Write down its parts"] }],
  "unit/correct-unit-drawer.tsx": [{ at: "unit-free", by: ["More actions", "Correct a fact"] }],
  "unit/unit-command-drawer.tsx": [{ at: "unit-free", by: ["Move"] }],
  "vendor-claim/add-units-modal.tsx": [{ at: "vendor-claim-open", by: ["Add units"] }],
  "vendor-claim/claim-command-drawer.tsx": [{ at: "vendor-claim-open", by: ["Send to the maker"] }],
  "vendor-claim/lines-drawer.tsx": [{ at: "vendor-claim-open", by: ["Actions for", "Set the amount"] }],
  "vendor-claim/note-drawer.tsx": [{ at: "vendor-claim", by: ["Add a note"] }],
  "vendor-claim/outcome-drawer.tsx": [{ at: "vendor-claim", by: ["Record the answer"] }],
  "warranty/claim-drawer.tsx": [{ at: "claim", by: ["Approve"] }],
  "warranty/create-claim-drawer.tsx": [{ at: "claims", by: ["Create"] }],
  "warranty/decide-drawer.tsx": [{ at: "registrations", by: ["Approve"] }],
  "warranty/entitlement-menu.tsx": [{ at: "unit-covered", by: ["Actions for Two years", "Suspend"] }],
  "warranty/register-drawer.tsx": [{ at: "registrations", by: ["Register a product"] }],
}

/** These are pages: each has a route of its own. */
export const ROUTED = ["receive/receive-modal.tsx", "repair/create-repair-drawer.tsx", "rma/create-rma-modal.tsx", "vendor-claim/create-vendor-claim-modal.tsx"]

export async function openDialog(page: Page, { by }: Dialog): Promise<void> {
  for (const step of by) {
    const [name = "", place = "1"] = step.split("#")
    const named = { name: new RegExp(`^${name}`) }
    await page.getByRole("button", named).or(page.getByRole("menuitem", named)).and(page.locator(":visible")).nth(Number(place) - 1).click()
  }
  await page.getByRole("dialog").waitFor()
  // What the mouse was left on would be seen as Medusa colours it beneath a mouse.
  await page.mouse.move(0, 0)
}

export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press("Escape")
  await page.getByRole("dialog").waitFor({ state: "detached" })
}
