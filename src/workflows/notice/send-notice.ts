import type { INotificationModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

/** A notice as its job carries it. */
export interface NoticeToSend {
  readonly template: string
  readonly recipient: { readonly type: "customer" | "order" | "technician" | "address"; readonly id: string }
  readonly data: { readonly [key: string]: unknown }
  readonly token_id: string | null
}

/**
 * Sends one notice by Medusa's notification module, channel `email`. A recipient who has no address any more gets
 * nothing and nothing fails; so does a shop without a provider for the channel, which is told in the log.
 */
export async function sendNotice(container: MedusaContainer, notice: NoticeToSend, messageId: string): Promise<void> {
  const to = await addressOf(container, notice.recipient)
  if (to === null) return
  const notifications = container.resolve<INotificationModuleService>(Modules.NOTIFICATION)
  await notifications.createNotifications({ to, channel: "email", template: notice.template, data: { ...notice.data }, idempotency_key: messageId })
}

async function addressOf(container: MedusaContainer, { type, id }: NoticeToSend["recipient"]): Promise<string | null> {
  if (type !== "customer" && type !== "order") return null
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: type, fields: ["email"], filters: { id } as object })
  return (data[0] as { readonly email?: string | null } | undefined)?.email ?? null
}
