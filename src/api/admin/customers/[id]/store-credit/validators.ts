import { z } from "@medusajs/framework/zod"
import { amount, currencyCode, signedAmount } from "../../../../money"
import { id, note, paging, reasonCode } from "../../../../validators"

export const listStoreCredit = z.strictObject({ ...paging })

export const adjustStoreCredit = z.strictObject({ currency_code: currencyCode, amount: signedAmount, reason_code: reasonCode, note: note.optional() })

/** Without an order it becomes the code of a promotion for one cart. */
export const redeemStoreCredit = z.strictObject({ currency_code: currencyCode, amount, order_id: id.optional() })
