import type { IFileModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import type { Readable } from "node:stream"

const files = (container: Pick<MedusaContainer, "resolve">): IFileModuleService => container.resolve<IFileModuleService>(Modules.FILE)

/**
 * Keeps a file with Medusa's file module and gives its id there. "Private" is not enough: the local provider serves
 * private files to whoever knows their names, so the name is one that nobody can guess and that says nothing.
 */
export async function keepPrivateFile(container: Pick<MedusaContainer, "resolve">, { content, mimeType, ending }: { readonly content: Buffer; readonly mimeType: string; readonly ending: string }): Promise<string> {
  const { id } = await files(container).createFiles({ filename: `${randomUUID()}.${ending}`, mimeType, content: content.toString("base64"), access: "private" })
  return id
}

/** Its content once the first bytes are there; null when the file is gone. */
export async function openPrivateFile(container: Pick<MedusaContainer, "resolve">, fileId: string): Promise<Readable | null> {
  try {
    const stream = await files(container).getDownloadStream(fileId)
    await once(stream, "readable")
    return stream
  } catch {
    return null
  }
}

export const removePrivateFiles = (container: Pick<MedusaContainer, "resolve">, fileIds: string[]): Promise<void> => files(container).deleteFiles(fileIds)
