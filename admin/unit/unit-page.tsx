import { useParams } from "react-router-dom"
import { DeskPage, TwoColumns } from "../common/desk-page"
import { LoadingPage } from "../common/loading"
import { ProblemPage } from "../common/problem-notice"
import { UnitComponentsSection } from "./unit-components-section"
import { UnitCoverageSection } from "./unit-coverage-section"
import { UnitDocumentsSection } from "./unit-documents-section"
import { UnitHeaderSection } from "./unit-header-section"
import { UnitHistorySection } from "./unit-history-section"
import { UnitRepairsSection } from "./unit-repairs-section"
import { UnitWhereaboutsSection } from "./unit-whereabouts-section"
import { useUnit } from "./use-unit"

/** Everything about one unit. */
export function UnitPage() {
  const { id = "" } = useParams()
  const { data, error, refetch } = useUnit(id)
  if (data === undefined) return <DeskPage>{error === null ? <LoadingPage /> : <ProblemPage error={error} onRetry={() => void refetch()} />}</DeskPage>
  const { unit } = data
  return (
    <DeskPage>
      <TwoColumns
        main={<><UnitHeaderSection unit={unit} /><UnitHistorySection unit={unit} /></>}
        side={<><UnitWhereaboutsSection unit={unit} /><UnitCoverageSection unit={unit} /><UnitDocumentsSection unit={unit} /><UnitRepairsSection unit={unit} /><UnitComponentsSection unit={unit} /></>}
      />
    </DeskPage>
  )
}
