import { Container, Heading, Select, Text } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"
import { useLocationNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { BarChart } from "./bar-chart"
import { FigureTile } from "./figure-tile"
import { WARRANTY, WORKSHOP } from "./figure-list"
import { NevadaChart } from "./nevada-chart"
import { useFigures } from "./use-figures"

const PERIODS = ["30", "90", "365", "730"] as const
const EVERYWHERE = "all"

/** How well the workshop does and what the warranty costs: over a period, the workshop also at one location. Both stand in the URL. */
export function FiguresSection() {
  const [params, setParams] = useSearchParams()
  const days = PERIODS.find((period) => period === params.get("days")) ?? "90"
  const location = params.get("location")
  const set = (name: string, value: string | null): void => setParams((before) => {
    const next = new URLSearchParams(before)
    if (value === null) next.delete(name)
    else next.set(name, value)
    return next
  }, { replace: true })
  return (
    <>
      <Workshop days={days} location={location} onDays={(value) => set("days", value)} onLocation={(value) => set("location", value)} />
      <Warranty days={days} onDays={(value) => set("days", value)} />
    </>
  )
}

interface WorkshopProps extends PeriodProps {
  readonly location: string | null
  readonly onLocation: (location: string | null) => void
}

function Workshop({ days, location, onDays, onLocation }: WorkshopProps) {
  const { t } = useTexts()
  const locations = useLocationNames()
  const reads = useFigures(WORKSHOP.map(({ name }) => name), Number(days), location)
  const work = reads.wip.figure?.by ?? []
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Heading level="h2">{t("figure.title")}</Heading>
        <div className="flex flex-wrap items-center gap-2">
          <Select size="small" value={location ?? EVERYWHERE} onValueChange={(value) => onLocation(value === EVERYWHERE ? null : value)}>
            <Select.Trigger className="w-44" aria-label={t("unit.location")}><Select.Value /></Select.Trigger>
            <Select.Content align="end"><Select.Item value={EVERYWHERE}>{t("figure.everywhere")}</Select.Item>{[...locations].map(([id, name]) => <Select.Item key={id} value={id}>{name}</Select.Item>)}</Select.Content>
          </Select>
          <Period days={days} onDays={onDays} />
        </div>
      </div>
      <div className="grid grid-cols-2 gap-3 p-6 md:grid-cols-4">{WORKSHOP.map((place) => <FigureTile key={place.name} place={place} read={reads[place.name]} />)}</div>
      {work.length > 0 && (
        <div className="flex flex-col gap-y-3 p-6">
          <Text size="small" leading="compact" weight="plus">{t("figure.workByStatus")}</Text>
          <BarChart bars={work.map(({ key, count }) => ({ key, count }))} group="repair.status" hrefOf={(key) => `/aftercare/repairs?view=list&status=${key}`} />
        </div>
      )}
    </Container>
  )
}

function Warranty(props: PeriodProps) {
  const { t } = useTexts()
  const reads = useFigures([...WARRANTY.map(({ name }) => name), "nevada"], Number(props.days))
  const cohorts = reads.nevada.figure?.by ?? []
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4"><Heading level="h2">{t("figure.warranty")}</Heading><Period {...props} /></div>
      <div className="grid grid-cols-2 gap-3 p-6 md:grid-cols-4">{WARRANTY.map((place) => <FigureTile key={place.name} place={place} read={reads[place.name]} />)}</div>
      {cohorts.length > 0 && <div className="flex flex-col gap-y-3 p-6"><NevadaChart cohorts={cohorts} expected={reads.weibull.figure?.by ?? []} /></div>}
    </Container>
  )
}

interface PeriodProps {
  readonly days: (typeof PERIODS)[number]
  readonly onDays: (days: string) => void
}

function Period({ days, onDays }: PeriodProps) {
  const { t } = useTexts()
  return (
    <Select size="small" value={days} onValueChange={onDays}>
      <Select.Trigger className="w-36" aria-label={t("figure.period")}><Select.Value /></Select.Trigger>
      <Select.Content align="end">{PERIODS.map((value) => <Select.Item key={value} value={value}>{t("figure.days", { count: Number(value) })}</Select.Item>)}</Select.Content>
    </Select>
  )
}
