import { uploadAttachment } from "../../attachments/handlers"

export const POST = uploadAttachment("customer_or_guest")
