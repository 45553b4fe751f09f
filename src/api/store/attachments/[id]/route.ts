import { downloadAttachment } from "../../../attachments/handlers"

export const GET = downloadAttachment("customer_or_guest")
