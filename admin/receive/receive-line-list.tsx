import { ExclamationCircleSolid, XMarkMini } from "@medusajs/icons"
import { IconButton, Input, Text } from "@medusajs/ui"
import { useTexts } from "../common/use-texts"
import type { ReceiveLine } from "./receive-lines"

const SHOWN_MAX = 100

/** What is to be received; the refused ones stand on top and can be put right where they stand. */
export function ReceiveLineList({ lines, onChange }: { readonly lines: readonly ReceiveLine[]; readonly onChange: (lines: readonly ReceiveLine[]) => void }) {
  const { t } = useTexts()
  if (lines.length === 0) return null
  // The last scanned stands where the eye is: on top.
  const shown = [...lines.filter(({ problem }) => problem !== null), ...lines.filter(({ problem }) => problem === null).reverse()].slice(0, SHOWN_MAX)
  const remove = (key: number): void => onChange(lines.filter((line) => line.key !== key))
  const change = (key: number, serial: string): void => onChange(lines.map((line) => (line.key === key ? { ...line, serial } : line)))
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" leading="compact" weight="plus">{t("receive.lines", { count: lines.length })}</Text>
      <ul className="border-ui-border-base divide-ui-border-base divide-y rounded-lg border">
        {shown.map((line) => (
          <li key={line.key} className="flex min-h-10 items-center gap-x-3 py-1 pl-3 pr-1">
            {line.problem === null ? <span className="min-w-0 flex-1 break-all font-mono text-xs">{line.serial}</span> : (
              <div className="flex min-w-0 flex-1 flex-col gap-y-1 py-1">
                <Input size="small" value={line.serial} onChange={(event) => change(line.key, event.target.value)} aria-label={t("receive.putRight", { serial: line.serial })} aria-invalid className="font-mono text-xs" />
                <Text size="xsmall" className="text-ui-fg-error flex items-start gap-x-1"><ExclamationCircleSolid className="mt-0.5 shrink-0" />{line.problem}</Text>
              </div>
            )}
            <IconButton type="button" size="small" variant="transparent" onClick={() => remove(line.key)} aria-label={t("receive.remove", { serial: line.serial })}><XMarkMini /></IconButton>
          </li>
        ))}
      </ul>
      {lines.length > SHOWN_MAX && <Text size="small" className="text-ui-fg-subtle">{t("unit.andMore", { count: lines.length - SHOWN_MAX })}</Text>}
    </div>
  )
}
