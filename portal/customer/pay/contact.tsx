import { useConfig } from "../../shared/config"
import { useTexts } from "../use-texts"
import { Card, Facts } from "../ui/card"

const LINK = "text-ui-fg-base underline underline-offset-4"

/** Whom to write to or call, where the shop has said. */
export function Contact() {
  const { t } = useTexts()
  const { contact: { email, phone } } = useConfig()
  if (email === null && phone === null) return null
  return (
    <Card title={t("pay.contact")}>
      <Facts facts={[
        ...(email === null ? [] : [[t("pay.email"), <a key="email" className={LINK} href={`mailto:${email}`}>{email}</a>] as const]),
        ...(phone === null ? [] : [[t("pay.phone"), <a key="phone" className={LINK} href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}>{phone}</a>] as const]),
      ]} />
    </Card>
  )
}
