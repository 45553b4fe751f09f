import { type FormEvent, useRef, useState } from "react"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { TextField } from "../ui/field"
import { ScanButton } from "./scan-button"

interface LabelFieldProps {
  readonly label: string
  readonly hint?: string
  readonly action: string
  readonly initial?: string
  readonly onCode: (code: string) => void
}

/** A number from a label, however it comes: typed, scanned with the camera, or from a photo. */
export function LabelField({ label, hint, action, initial = "", onCode }: LabelFieldProps) {
  const { t } = useTexts()
  const [code, setCode] = useState(initial)
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (code.trim() !== "") return onCode(code.trim())
    setProblem(t("home.empty"))
    field.current?.focus()
  }
  return (
    <form className="flex flex-col gap-y-4" noValidate onSubmit={send}>
      <TextField
        ref={field} label={label} {...(hint === undefined ? {} : { hint })} problem={problem} value={code} maxLength={1024} autoComplete="off" autoCapitalize="characters" autoCorrect="off" spellCheck={false} enterKeyHint="search"
        onChange={({ target }) => {
          setCode(target.value)
          setProblem(null)
        }}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Button type="submit" className="sm:order-last">{action}</Button>
        <ScanButton onScan={onCode} />
      </div>
    </form>
  )
}
