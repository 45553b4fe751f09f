import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpReturnRule, HttpReturnRuleList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage, TwoColumns } from "../common/desk-page"
import { EmptyNotice } from "../common/empty-notice"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { RuleLinks } from "../common/rule-links"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { RuleDrawer } from "./rule-drawer"
import { RuleRow } from "./rule-row"
import { TryRules } from "./try-rules"
import { useRuleWords } from "./use-rule-words"

/** The most one answer holds; a policy that is longer cannot be overseen by anybody. */
const RULES_MAX = 200

/** By which rules returns are decided, in the order in which they are tried, and what they would say. */
export function ReturnRulesPage() {
  const { t } = useTexts()
  const { data, error, refetch } = useRead<HttpReturnRuleList>("/admin/return-rules", { limit: RULES_MAX })
  const [editing, setEditing] = useState<HttpReturnRule | "new" | null>(null)
  const rules = data?.return_rules ?? []
  const wordsFor = useRuleWords(rules)
  return (
    <DeskPage>
      <RuleLinks />
      <TwoColumns
        main={(
          <Container className="divide-y p-0">
            <div className="flex items-start justify-between gap-x-3 px-6 py-4">
              <div>
                <Heading>{t("rules.returns")}</Heading>
                <Text size="small" className="text-ui-fg-subtle text-pretty">{t("returnRule.hint")}</Text>
              </div>
              <Button size="small" variant="secondary" className="shrink-0" onClick={() => setEditing("new")}>{t("general.create")}</Button>
            </div>
            {error !== null && data === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : data === undefined ? <LoadingRows count={5} /> : rules.length === 0 ? <EmptyNotice title={t("returnRule.none")} hint={t("returnRule.noneHint")} /> : (
              <>
                <ol className="divide-y">{rules.map((rule, index) => <RuleRow key={rule.id} rule={rule} place={index + 1} words={wordsFor(rule.conditions)} onEdit={() => setEditing(rule)} />)}</ol>
                <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("returnRule.otherwise")}</Text>
              </>
            )}
          </Container>
        )}
        side={<Section title={t("returnRule.try")}><div className="px-6 py-4"><TryRules /></div></Section>}
      />
      {editing !== null && <RuleDrawer rule={editing === "new" ? null : editing} rules={rules} onClose={() => setEditing(null)} />}
    </DeskPage>
  )
}
