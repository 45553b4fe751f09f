import { useParams } from "react-router-dom"
import type { HttpPassport, HttpPassportAnswer } from "../../../src/types/http"
import { isMissing } from "../../shared/api/problem"
import { useRead } from "../../shared/api/use-read"
import { useFormats } from "../../shared/format/use-formats"
import { Loaded } from "../common/loaded"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Card, Facts } from "../ui/card"
import { Empty } from "../ui/empty"
import { Label } from "../ui/icons"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"

/** What a code on a product leads to: whether it is genuine and may be bought. Nothing of any person. */
export function PassportPage() {
  const { t } = useTexts()
  const { gtin = "", serial = "" } = useParams()
  const query = useRead<HttpPassportAnswer>(`/01/${encodeURIComponent(gtin)}/21/${encodeURIComponent(serial)}`)
  return (
    <Page title={t("passport.title")} lead={t("passport.lead")}>
      {isMissing(query.error)
        ? <Empty icon={<Label />} title={t("passport.unknown")} hint={t("passport.unknownHint")}><ButtonLink to="/" look="plain">{t("notHere.home")}</ButtonLink></Empty>
        : <Loaded query={query} skeletons={2}>{({ passport }) => <Shown passport={passport} />}</Loaded>}
    </Page>
  )
}

function Shown({ passport }: { readonly passport: HttpPassport }) {
  const { t } = useTexts()
  const { day, number } = useFormats()
  const { transferable_cover: cover } = passport
  return (
    <>
      {passport.is_blocked ? <Notice tone="bad" title={t("passport.blocked")}>{t("passport.blockedHint")}</Notice> : <Notice tone="good" title={t("passport.genuine")}>{t("passport.genuineHint")}</Notice>}
      {passport.is_recalled && <Notice tone="bad" title={t("passport.recalled")}>{t("passport.recalledHint")}</Notice>}
      <Card {...(passport.product_title === null ? {} : { title: passport.product_title })}>
        <Facts facts={[
          [t("passport.cover"), cover.is_covered ? cover.ends_on === null ? t("coverage.covered") : t("coverage.coveredUntil", { day: day(cover.ends_on) }) : t("passport.noCover")],
          [t("passport.repairs"), passport.repair_count === 0 ? t("passport.noRepairs") : number(passport.repair_count)],
          [t("passport.number"), <span key="serial" className="break-all">{passport.serial_number}</span>], [t("passport.gtin"), passport.gtin],
        ]} />
      </Card>
    </>
  )
}
