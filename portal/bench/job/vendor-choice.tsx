import { useState } from "react"
import { TextField } from "../../shared/ui/field"
import { useKeptRead } from "../api/use-kept-read"
import { Chips } from "../ui/chips"
import { useTexts } from "../use-texts"

const SHOWN_MAX = 8
const NAME_LENGTH_MAX = 255

/** One of those to whom the shop has sent units before, so that one vendor keeps one name; or somebody new. */
export function VendorChoice({ value, onChange }: { readonly value: string; readonly onChange: (vendor: string) => void }) {
  const { t } = useTexts()
  const known = useKeptRead<{ readonly vendors: readonly { readonly id: string }[] }>("/technician/vendors").data?.vendors ?? []
  const [text, setText] = useState("")
  const wanted = text.trim().toLowerCase()
  const fitting = known.filter(({ id }) => id.toLowerCase().includes(wanted))
  // Who was chosen stays in sight, whatever is looked for.
  const shown = [...known.filter(({ id }) => id === value && !fitting.some((other) => other.id === id)), ...fitting].slice(0, SHOWN_MAX)
  const type = (typed: string): void => {
    setText(typed)
    onChange(known.find(({ id }) => id.toLowerCase() === typed.trim().toLowerCase())?.id ?? typed)
  }
  return (
    <div className="flex flex-col gap-y-3">
      {shown.length > 0 && (
        <Chips
          label={t("ask.vendor")} isOptional value={value} chips={shown.map(({ id }) => ({ value: id, label: id }))}
          onChange={(vendor) => {
            setText("")
            onChange(vendor ?? "")
          }}
        />
      )}
      <TextField
        label={known.length === 0 ? t("ask.vendor") : t("ask.otherVendor")} hint={wanted !== "" && fitting.length === 0 && known.length > 0 ? t("ask.newVendor", { name: text.trim() }) : undefined}
        isOptional autoComplete="off" maxLength={NAME_LENGTH_MAX} value={text} onChange={(event) => type(event.target.value)}
      />
    </div>
  )
}
