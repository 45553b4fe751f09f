import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { addressLines } from "../../portal/customer/address/place"
import type { HttpAddressAnswer } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { Instant } from "../common/instant"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { Section } from "../common/section"
import { useActorNames } from "../common/use-actor-names"
import { useTexts } from "../common/use-texts"
import { AddressDrawer } from "./address-drawer"

interface AddressSectionProps {
  readonly path: string
  /** Of the document as it is on the page. */
  readonly version: number
}

/** Where the parcel of a return, repair or claim is fetched from and goes back to. `path` is the document's own. */
export function AddressSection({ path, version }: AddressSectionProps) {
  const { t, locale } = useTexts()
  const { data, error, refetch } = useRead<HttpAddressAnswer>(`${path}/address`)
  const nameOf = useActorNames(data?.updated_by ? [data.updated_by] : [])
  const [isOpen, setOpen] = useState(false)
  if (data === undefined) return <Section title={t("address.title")}>{error === null ? <LoadingRows count={4} /> : <ProblemNotice error={error} onRetry={() => void refetch()} />}</Section>
  const { address, updated_at: at, updated_by: by } = data
  const country = (code: string): string => new Intl.DisplayNames(locale, { type: "region" }).of(code.toUpperCase()) ?? code
  const lines = address === null ? [] : [...addressLines(address, country), ...(address.phone ? [address.phone] : [])]
  return (
    <Section title={t("address.title")} actions={<Button size="small" variant="secondary" onClick={() => setOpen(true)}>{t("general.change")}</Button>}>
      {lines.length === 0 ? <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("address.none")}</Text>
        : <address className="txt-compact-small text-ui-fg-base flex flex-col gap-y-0.5 px-6 py-4 not-italic">{lines.map((line, index) => <span key={index} className="break-words">{line}</span>)}</address>}
      {at !== null && by !== null && <Text size="xsmall" className="text-ui-fg-subtle px-6 pb-4">{nameOf(by)} · <Instant at={at} /></Text>}
      {isOpen && <AddressDrawer path={path} address={address} version={version} onClose={() => setOpen(false)} />}
    </Section>
  )
}
