import { z } from "@medusajs/framework/zod"
import { removePrivateFiles } from "../../../../../../workflows/file/private-files"
import { route } from "../../../../../respond"

export const POST = route({
  summary: "Erases one customer's personal data: files, free text, addresses. The histories of units hold none and still verify",
  answer: z.object({ customer_id: z.string(), erased: z.record(z.string(), z.int()) }),
  handler: async ({ params, services, container }) => {
    const customerId = params["id"] ?? ""
    const fileIds = await services.privacy.fileIdsOf(customerId)
    // The files first: once the rows are gone nobody would know of them.
    if (fileIds.length > 0) await removePrivateFiles(container, fileIds)
    return { body: { customer_id: customerId, erased: await services.privacy.erase(customerId) } }
  },
})
