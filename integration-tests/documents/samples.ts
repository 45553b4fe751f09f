import type { Certificate } from "../../src/documents/certificate"
import type { RepairLabel } from "../../src/documents/repair-label"
import type { RepairReport } from "../../src/documents/repair-report"
import type { ReturnSlip } from "../../src/documents/return-slip"

const shop = { name: "Northwind Audio", addressLines: ["Northwind GmbH", "Hafenstraße 12", "20359 Hamburg"], contact: "service@northwind.example" }
const issuedAt = "2026-03-01T09:30:00.000Z"

export const buildSlip = (over: Partial<ReturnSlip> = {}): ReturnSlip => ({
  language: "en", shop, issuedAt, rmaNumber: "RMA-2026-000123", orderNumber: "#1042", expiresOn: "2026-03-31",
  from: ["Ann Buyer", "1 Main Street", "10001 New York"], to: ["Northwind Audio", "Dock 3", "20359 Hamburg"],
  lines: [{ title: "Aurora One", serialNumber: "AU1-2026-00042", reason: "No sound" }, { title: "USB-C cable", serialNumber: null, reason: null }],
  statusUrl: "https://shop.example/portal/rmas/arma_1", ...over,
})

export const buildCertificate = (over: Partial<Certificate> = {}): Certificate => ({
  language: "en", shop, issuedAt, issuedOn: "2026-03-01", productTitle: "Aurora One", variantTitle: "Black", serialNumber: "AU1-2026-00042", ownerName: "Ann Buyer", purchasedOn: "2026-02-27",
  covers: [{ name: "Manufacturer's warranty", startsOn: "2026-03-01", endsOn: "2028-02-29", scope: ["Parts 100 %"] }], verifyUrl: "https://shop.example/01/04006381333931/21/AU1-2026-00042", ...over,
})

export const buildReport = (over: Partial<RepairReport> = {}): RepairReport => ({
  kind: "report", language: "en", shop, issuedAt, repairNumber: "REP-2026-000017", productTitle: "Aurora One", serialNumber: "AU1-2026-00042", customerName: "Ann Buyer", receivedOn: "2026-03-02", finishedOn: "2026-03-05",
  problem: "No sound on the left.", findings: [{ label: "symptom", text: "No audio" }, { label: "action", text: "Replaced" }],
  checkIn: { on: "2026-03-02", condition: "Normal traces of use", accessories: ["Charging cable", "Case"] },
  lines: [
    { kind: "labour", description: "Replacement of the driver", serialNumber: null, quantity: 45, payer: "warranty", amount: 67.5 },
    { kind: "part_in", description: "Driver 40 mm", serialNumber: "DRV-0114", quantity: 1, payer: "customer", amount: 24 },
  ],
  currencyCode: "eur", customerTotal: 24, tests: [{ name: "Channel balance", value: -0.4, unit: "dB", min: -1, max: 1, passed: true }, { name: "Battery runtime", value: 17.5, unit: "h", min: 18, max: null, passed: false }],
  outcome: "repaired", signatures: [{ role: "technician", name: "T. Bench", signedOn: "2026-03-05" }, { role: "customer", name: null, signedOn: null }], ...over,
})

export const buildLabel = (over: Partial<RepairLabel> = {}): RepairLabel => ({
  language: "en", issuedAt, repairNumber: "REP-2026-000017", productTitle: "Aurora One", serialNumber: "AU1-2026-00042", receivedOn: "2026-03-02", promisedOn: "2026-03-09", priority: "urgent", ...over,
})
