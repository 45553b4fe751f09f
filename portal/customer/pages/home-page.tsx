import { useState } from "react"
import { ScanButton } from "../../shared/scanner/scan-button"
import { Button } from "../../shared/ui/button"
import { TextField } from "../../shared/ui/field"
import { useTexts } from "../use-texts"

export function HomePage() {
  const { t } = useTexts()
  const [code, setCode] = useState("")
  return (
    <>
      <h1 className="h1-core">{t("home.title")}</h1>
      <form className="flex flex-col gap-y-3" onSubmit={(event) => event.preventDefault()}>
        <TextField label={t("home.label")} hint={t("home.hint")} value={code} onChange={(event) => setCode(event.target.value)} autoComplete="off" spellCheck={false} />
        <ScanButton onScan={setCode} />
        <Button type="submit">{t("home.check")}</Button>
      </form>
    </>
  )
}
