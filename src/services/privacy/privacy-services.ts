import type { Fact } from "../../domain/common/rejection"
import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { withSnapshot, withTransaction } from "../../persistence/with-transaction"
import { fileIdsOf, PERSONAL_DATA_HOLDERS } from "./personal-data"

export interface PersonalData {
  readonly customerId: string
  readonly exportedAt: string
  readonly data: { readonly [holder: string]: readonly Fact[] }
}

/** All that is known of one customer, as of one moment. */
async function exportCustomer(ledger: Ledger, customerId: string): Promise<PersonalData> {
  return withSnapshot(ledger.dataSource, async (client) => {
    const data: { [holder: string]: readonly Fact[] } = {}
    for (const holder of PERSONAL_DATA_HOLDERS) data[holder.name] = await holder.export(client, customerId)
    return { customerId, exportedAt: ledger.now(), data }
  })
}

/** Erases what names her or is hers to say; ids and facts about things stay. Again, it erases nothing more. */
async function eraseCustomer(ledger: Ledger, customerId: string): Promise<{ readonly [holder: string]: number }> {
  return withTransaction(ledger.dataSource, async (client) => {
    const erased: { [holder: string]: number } = {}
    for (const holder of PERSONAL_DATA_HOLDERS) erased[holder.name] = await holder.erase(client, customerId)
    return erased
  })
}

/** What the facade offers about one customer's personal data. */
export const privacyServices = (ledger: Ledger) => ({
  export: (customerId: string) => exportCustomer(ledger, customerId),
  fileIdsOf: (customerId: string) => withClient(ledger.dataSource, (client) => fileIdsOf(client, customerId)),
  erase: (customerId: string) => eraseCustomer(ledger, customerId),
})
