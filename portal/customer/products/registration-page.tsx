import { useParams } from "react-router-dom"
import { RequestProblem } from "../../shared/api/problem"
import { useRead } from "../../shared/api/use-read"
import { useFormats } from "../../shared/format/use-formats"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { PaperButton } from "../common/paper-button"
import { CoverBar } from "../coverage/cover-bar"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Card, Facts } from "../ui/card"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Certificate, Registration } from "./registration"

export function RegistrationPage() {
  const { t } = useTexts()
  return (
    <Page title={t("registrations.one")} back={{ to: "/products", label: t("nav.products") }}>
      <Gate reason={t("registrations.signIn")} isForCustomersOnly><RegistrationState /></Gate>
    </Page>
  )
}

const REFRESH_MS = 5_000

function RegistrationState() {
  const { t, word } = useTexts()
  const { day } = useFormats()
  const { id = "" } = useParams()
  const query = useRead<{ warranty_registration: Registration }>(`/store/warranty-registrations/${encodeURIComponent(id)}`, {}, {
    refreshMs: (answer) => (answer?.warranty_registration.status === "pending" ? REFRESH_MS : false),
  })
  return (
    <Loaded query={query}>
      {({ warranty_registration: registration }) => {
        const { status, reason_code: reason, unit_id: unitId } = registration
        return (
          <>
            <Notice tone={status === "approved" ? "good" : status === "rejected" ? "bad" : "attention"} title={t(`registrations.${status}`)} isNews>
              <p>{t(`registrations.${status}Hint`)}</p>
              {status === "rejected" && reason !== null && <p>{t("registrations.because", { reason: word("shopReason", reason) })}</p>}
            </Notice>
            <Card>
              <Facts facts={[
                [t("register.serialNumber"), <span key="serial" className="break-all">{registration.serial_number}</span>], [t("registrations.registeredOn"), day(registration.registered_at)],
                ...(registration.purchased_on === null ? [] : [[t("register.purchasedOn"), day(registration.purchased_on)] as const]),
                [t("register.proof"), t(registration.has_proof ? "registrations.proofGiven" : "registrations.noProof")],
              ]} />
            </Card>
            {status === "approved" && <CertificateCard id={id} />}
            {unitId !== null && <ButtonLink to={`/products/${unitId}`} look="plain" isWide>{t("registrations.product")}</ButtonLink>}
            {status === "rejected" && <ButtonLink to={`/register?label=${encodeURIComponent(registration.serial_number)}`} isWide>{t("registrations.again")}</ButtonLink>}
          </>
        )
      }}
    </Loaded>
  )
}

function CertificateCard({ id }: { readonly id: string }) {
  const { t, word } = useTexts()
  const { day } = useFormats()
  const query = useRead<{ certificate: Certificate }>(`/store/warranty-registrations/${encodeURIComponent(id)}/certificate`)
  if (query.error instanceof RequestProblem && query.error.status === 404) return null
  return (
    <Loaded query={query} skeletons={1}>
      {({ certificate }) => (
        <Card title={t("certificate.title")} hint={t("certificate.hint", { day: day(certificate.issued_at) })}>
          {certificate.warranties.length === 0 && <p className="text-ui-fg-subtle text-sm">{t("certificate.none")}</p>}
          {certificate.warranties.map(({ name, guarantor, starts_on: startsOn, ends_on: endsOn, items }, index) => (
            <div key={index} className="flex flex-col gap-y-3">
              <p className="text-ui-fg-base text-sm font-semibold">{name}</p>
              <CoverBar startsOn={startsOn} endsOn={endsOn} isInForce />
              <p className="text-ui-fg-subtle text-sm">{t("coverage.givenBy", { guarantor: t(guarantor === "manufacturer" ? "coverage.maker" : "coverage.shop") })} {items.map(({ item, percent }) => `${word("item", item)} ${percent} %`).join(", ")}</p>
            </div>
          ))}
          <PaperButton path={`/store/warranty-registrations/${encodeURIComponent(id)}/certificate/pdf`} fileName={`${certificate.serial_number}.pdf`} label={t("certificate.download")} />
        </Card>
      )}
    </Loaded>
  )
}
