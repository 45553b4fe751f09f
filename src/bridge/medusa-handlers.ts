import type { IEventBusModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { HandlersFor } from "../messaging/consumer"
import { servicesOf } from "../workflows/facade"
import { carryOutLine } from "../workflows/rma/carry-out-line"
import { grantGuestAccess } from "../workflows/guest/grant-guest-access"
import { sendNotice } from "../workflows/notice/send-notice"
import { moveWaitingReservations } from "../workflows/order/move-waiting-reservations"
import { requestRepairPaymentWorkflow } from "../workflows/repair/request-payment"
import { postStockWorkflow } from "../workflows/stock/post-stock"
import { fulfilRedemption } from "../workflows/store-credit/fulfil-redemption"

/** The jobs that need Medusa. Each may run twice: the facade converges, a posting is done once, listeners know an event by its message id. */
export const medusaHandlers = (container: MedusaContainer): HandlersFor<"medusa"> => ({
  post_stock: async ({ inventory_item_ids }) => {
    await postStockWorkflow(container).run({ input: { inventory_item_ids } })
  },
  allocate_waiting: async ({ inventory_item_ids }) => {
    await servicesOf(container).orders.allocateWaiting(inventory_item_ids)
    await moveWaitingReservations(container, inventory_item_ids)
    await postStockWorkflow(container).run({ input: { inventory_item_ids } })
  },
  carry_out_rma_line: async ({ document_id, line_id }) => {
    await carryOutLine(container, { rmaId: document_id, lineId: line_id })
  },
  send_notice: async (notice, { messageId }) => {
    await sendNotice(container, notice, messageId)
  },
  grant_guest_access: async (request, { messageId }) => {
    await grantGuestAccess(container, request, messageId)
  },
  fulfil_credit_redemption: async ({ entry_id }) => {
    await fulfilRedemption(container, entry_id)
  },
  request_repair_payment: async ({ document_id }) => {
    await requestRepairPaymentWorkflow(container).run({ input: { repair_order_id: document_id } })
  },
  publish_event: async ({ name, data }, { messageId }) => {
    await container.resolve<IEventBusModuleService>(Modules.EVENT_BUS).emit({ name, data: { ...data, message_id: messageId } })
  },
})
