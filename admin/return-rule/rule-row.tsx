import { EllipsisHorizontal } from "@medusajs/icons"
import { Badge, clx, DropdownMenu, IconButton, StatusBadge, Switch, Text, toast, usePrompt } from "@medusajs/ui"
import type { HttpReturnRule, HttpReturnRuleAnswer } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { draftOf, OUTCOME_COLORS } from "./return-rule"

interface RuleRowProps {
  readonly rule: HttpReturnRule
  /** Counted from 1, in the order in which rules are tried. */
  readonly place: number
  readonly words: readonly string[]
  readonly onEdit: () => void
}

/** One rule: when it applies and what it decides; switched on and off where it stands. */
export function RuleRow({ rule, place, words, onEdit }: RuleRowProps) {
  const { t, word } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const save = useWrite<object, HttpReturnRuleAnswer>(`/admin/return-rules/${rule.id}`)
  const remove = useWrite<object, unknown>(`/admin/return-rules/${rule.id}`, "DELETE")
  const attempt = async (deed: () => Promise<unknown>, done: string): Promise<void> => {
    try {
      await deed()
      toast.success(done)
    } catch (error) {
      toastProblem(error)
    }
  }
  const onSwitch = (enabled: boolean): Promise<void> => attempt(() => save.write({ ...draftOf(rule), enabled, expected_version: rule.version }), t(enabled ? "returnRule.switchedOn" : "returnRule.switchedOff", { name: rule.name }))
  const onRemove = async (): Promise<void> => {
    if (await prompt({ variant: "danger", title: t("returnRule.remove"), description: t("returnRule.removeConsequence", { name: rule.name }), confirmText: t("returnRule.remove"), cancelText: t("general.cancel") })) await attempt(() => remove.write({}), t("returnRule.removed"))
  }
  return (
    <li className="flex items-start gap-x-4 px-6 py-4">
      <span aria-hidden className="txt-compact-small-plus bg-ui-bg-component text-ui-fg-subtle border-ui-border-base flex h-6 min-w-6 shrink-0 items-center justify-center rounded-full border px-1">{place}</span>
      <div className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Text size="small" leading="compact" weight="plus" className={clx("break-words", { "text-ui-fg-subtle": !rule.enabled })}>{rule.name}</Text>
          <StatusBadge color={rule.enabled ? OUTCOME_COLORS[rule.outcome] : "grey"}>{t(`returnRule.outcome.${rule.outcome}`)}</StatusBadge>
          {!rule.enabled && <Badge size="2xsmall">{t("returnRule.off")}</Badge>}
        </span>
        <ul className="pt-1">{words.map((line) => <li key={line} className="txt-small text-ui-fg-subtle text-pretty">{line}</li>)}</ul>
        <Text size="xsmall" className="text-ui-fg-subtle pt-1">{t("returnRule.saysReason", { reason: word("reason", rule.reason_code) })}</Text>
      </div>
      <span className="flex shrink-0 items-center gap-x-2">
        <Switch size="small" checked={rule.enabled} disabled={save.isPending} onCheckedChange={(enabled) => void onSwitch(enabled)} aria-label={t("returnRule.switch", { name: rule.name })} />
        <DropdownMenu>
          <DropdownMenu.Trigger asChild><IconButton size="small" variant="transparent" aria-label={t("order.unitActions", { serial: rule.name })}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
          <DropdownMenu.Content align="end">
            <DropdownMenu.Item onSelect={onEdit}>{t("general.change")}</DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => void onRemove()}>{t("returnRule.remove")}</DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu>
      </span>
    </li>
  )
}
