import { downloadAttachment } from "../../../attachments/handlers"

export const GET = downloadAttachment("technician")
