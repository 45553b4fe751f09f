import { BellAlert, BellAlertDone, ScanText, Spinner } from "@medusajs/icons"
import { Container, IconButton, Kbd, Tooltip } from "@medusajs/ui"
import { type FormEvent, type KeyboardEvent, useCallback, useRef, useState } from "react"
import { useNavigate } from "react-router-dom"
import { useTexts } from "../common/use-texts"
import { placeOf } from "./command-codes"
import { ScanChoices } from "./scan-choices"
import { GS, withSeparators } from "../../portal/shared/scanner/scanner-keys"
import { isMuted, setMuted } from "../../portal/shared/scanner/sound"
import { isSeparatorKey } from "./separator-key"
import { useScan } from "./use-scan"
import { useScannerKeys } from "./use-scanner-keys"

/** On every page of ours: any code leads to its unit, to a choice, or to what can be done with an unknown one. */
export function ScanBox() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState("")
  const { scan, ask, clear, isAsking } = useScan()
  useScannerKeys(input, useCallback((text: string) => setCode(text), []))

  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wanted = withSeparators(code.trim(), null)
    if (wanted === "" || isAsking) return
    const place = placeOf(wanted)
    if (place !== null) {
      setCode("")
      clear()
      navigate(place)
      return
    }
    const answer = await ask(wanted)
    const [only] = answer?.matches ?? []
    input.current?.select()
    if (only === undefined || answer?.matches.length !== 1) return
    setCode("")
    clear()
    navigate(`/aftercare/units/${only.unit.id}`)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target === input.current && isSeparatorKey(event)) {
      event.preventDefault()
      setCode((before) => before + GS)
    }
    if (event.key !== "Escape") return
    setCode("")
    clear()
    input.current?.focus()
  }

  return (
    <Container className="relative p-0" onKeyDown={onKeyDown}>
      <form onSubmit={(event) => void onSubmit(event)} role="search" className="flex items-center gap-x-3 py-2 pl-4 pr-2">
        {isAsking ? <Spinner className="text-ui-fg-subtle animate-spin" /> : <ScanText className="text-ui-fg-subtle" />}
        <input
          ref={input} value={code} onChange={(event) => setCode(event.target.value)} aria-label={t("scan.label")} placeholder={t("scan.placeholder")}
          autoComplete="off" autoCorrect="off" spellCheck={false} data-aftercare-scan
          className="txt-compact-small text-ui-fg-base placeholder:text-ui-fg-muted min-w-0 flex-1 bg-transparent py-1.5 outline-none"
        />
        <Tooltip content={t("scan.shortcut")}><Kbd className="hidden md:inline-flex">/</Kbd></Tooltip>
        <SoundSwitch />
      </form>
      {scan !== null && <ScanChoices code={scan.code} answer={scan.answer} onLeave={() => { setCode(""); clear() }} />}
    </Container>
  )
}

function SoundSwitch() {
  const { t } = useTexts()
  const [muted, setMutedState] = useState(isMuted)
  const onClick = (): void => {
    setMuted(!muted)
    setMutedState(!muted)
  }
  const label = muted ? t("scan.soundOff") : t("scan.soundOn")
  return (
    <Tooltip content={label}>
      <IconButton type="button" size="small" variant="transparent" onClick={onClick} aria-label={label} aria-pressed={!muted}>
        {muted ? <BellAlertDone className="text-ui-fg-muted" /> : <BellAlert className="text-ui-fg-subtle" />}
      </IconButton>
    </Tooltip>
  )
}
