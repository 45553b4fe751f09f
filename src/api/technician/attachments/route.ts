import { uploadAttachment } from "../../attachments/handlers"

export const POST = uploadAttachment("technician")
