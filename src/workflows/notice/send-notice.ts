import type { INotificationModuleService, MedusaContainer, NotificationDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { servicesOf } from "../facade"
import { deskPageOf, linkOf, pageOf } from "./page-urls"

/** A notice as its job carries it. */
export interface NoticeToSend {
  readonly template: string
  readonly recipient: { readonly type: "customer" | "order" | "user" | "technician" | "address"; readonly id: string }
  readonly data: { readonly [key: string]: unknown }
  readonly token_id: string | null
}

const CHANNEL = "email"
/** A provider that has not answered after this long never will: the process that asked it is dead. */
const SENDING_MS_MAX = 60_000

/**
 * Sends one notice by Medusa's notification module, channel `email`. A recipient who has no address any more gets
 * nothing and nothing fails; so does a shop without a provider for the channel, which is told in the log.
 */
export async function sendNotice(container: MedusaContainer, notice: NoticeToSend, messageId: string): Promise<void> {
  const to = await addressOf(container, notice.recipient)
  if (to === null) return
  const notifications = notificationsOf(container)
  if (!(await isStillToSend(notifications, messageId))) return
  try {
    await notifications.createNotifications({
      to, channel: CHANNEL, template: notice.template, data: { ...notice.data, ...linkData(container, notice) }, idempotency_key: messageId,
      receiver_id: notice.recipient.id,
    })
  } catch (error) {
    if (!(await hasNoProvider(notifications, messageId))) throw error
    sayOnce(container)
  } finally {
    if (notice.token_id !== null) await withoutSecret(notifications, notice, messageId)
  }
}

/** Where the notice leads. A secret comes into being here, on its way out. */
function linkData(container: MedusaContainer, { template, recipient, token_id, data }: NoticeToSend): { readonly token?: string; readonly url?: string } {
  if (token_id === null) {
    const url = recipient.type === "user" ? deskPageOf(container, data) : pageOf(container, data)
    return url === null ? {} : { url }
  }
  const token = servicesOf(container).tokens.secretOf(token_id)
  return { token, url: linkOf(container, template, token) }
}

async function addressOf(container: MedusaContainer, recipient: NoticeToSend["recipient"]): Promise<string | null> {
  if (recipient.type === "technician" || recipient.type === "address") return servicesOf(container).notices.addressOf(recipient)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: recipient.type, fields: ["email"], filters: { id: recipient.id } as object })
  return (data[0] as { readonly email?: string | null } | undefined)?.email ?? null
}

/** What the module has beside its declared interface: every service made of Medusa's models has these. */
interface Notifications extends INotificationModuleService {
  readonly updateNotifications: (update: { readonly id: string; readonly data: object }) => Promise<unknown>
  readonly deleteNotifications: (ids: readonly string[]) => Promise<void>
}

type StoredNotification = NotificationDTO & { readonly status: string; readonly created_at: string | Date }

const notificationsOf = (container: MedusaContainer): Notifications => container.resolve<Notifications>(Modules.NOTIFICATION)

const find = async (notifications: Notifications, messageId: string): Promise<StoredNotification | undefined> =>
  ((await notifications.listNotifications({ idempotency_key: messageId } as object)) as StoredNotification[])[0]

/**
 * Whether an earlier run of the same job has sent it. Medusa's module repeats a failed message under a new id of which
 * there is no row, and then fails after the mail has left; so what failed is forgotten first and sent as new.
 */
async function isStillToSend(notifications: Notifications, messageId: string): Promise<boolean> {
  const earlier = await find(notifications, messageId)
  if (earlier === undefined) return true
  if (earlier.status === "success") return false
  const isRunning = earlier.status === "pending" && Date.now() - new Date(earlier.created_at).getTime() < SENDING_MS_MAX
  if (isRunning) throw new Error(`Notice ${messageId} is being sent by another process.`)
  await notifications.deleteNotifications([earlier.id])
  return true
}

async function hasNoProvider(notifications: Notifications, messageId: string): Promise<boolean> {
  const stored = await find(notifications, messageId)
  return stored !== undefined && !stored.provider_id
}

/** Medusa keeps what it handed to the provider; the link must not lie there to be used by whoever reads the table. */
async function withoutSecret(notifications: Notifications, notice: NoticeToSend, messageId: string): Promise<void> {
  const stored = await find(notifications, messageId)
  // An update merges JSON, so what shall go must be named.
  if (stored !== undefined) await notifications.updateNotifications({ id: stored.id, data: { ...notice.data, token: null, url: null } })
}

const told = new WeakSet<object>()

function sayOnce(container: MedusaContainer): void {
  const notifications = notificationsOf(container)
  if (told.has(notifications)) return
  told.add(notifications)
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(`Aftercare sends no mails: no notification provider serves the channel "${CHANNEL}". Add one to the notification module.`)
}
