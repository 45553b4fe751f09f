import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { type ReactNode, StrictMode, useCallback, useMemo, useState } from "react"
import { createRoot } from "react-dom/client"
import { BrowserRouter } from "react-router-dom"
import { setPublishableKey } from "./api/request"
import { openSessions } from "./api/session"
import { applyColors, ConfigContext, loadConfig, type PortalConfig } from "./config"
import { shared as english } from "./i18n/en"
import { type Catalogue, type Language, TextsContext, withOwnWords } from "./i18n/texts"
import { readKept, writeKept } from "./kept"
import { applyTheme } from "./theme/theme"

export interface Site {
  readonly name: "portal" | "bench"
  /** Only the language that is spoken is loaded. */
  readonly texts: Readonly<Record<Language, () => Promise<Catalogue>>>
  readonly app: ReactNode
  /** What has to be known before anything is shown. */
  readonly before?: () => Promise<void>
}

const LANGUAGE = "aftercare:language"

/** Everything around the pages: config, language, theme, session, router. */
export async function start({ name, texts, app, before }: Site): Promise<void> {
  applyTheme()
  openSessions(name)
  const root = createRoot(document.getElementById("root") as HTMLElement)
  try {
    const [config] = await Promise.all([loadConfig(), before?.()])
    applyColors(config)
    setPublishableKey(config.publishable_key)
    const languages = config.languages.filter((language) => texts[language] !== undefined)
    const language = chooseLanguage(languages)
    const load = async (wanted: Language): Promise<Catalogue> => withOwnWords((await texts[wanted]?.()) ?? {}, config.texts[wanted] ?? {})
    const catalogue = await load(language)
    root.render(
      <StrictMode>
        <Around config={config} languages={languages} first={{ language, catalogue }} load={load} basename={`/${name}`}>{app}</Around>
      </StrictMode>
    )
  } catch {
    root.render(<p role="alert" className="p-8 text-center">{english.problem.config}</p>)
  }
}

function chooseLanguage(languages: readonly Language[]): Language {
  const wanted = [readKept(LANGUAGE), ...navigator.languages.map((tag) => tag.split("-")[0] ?? "")]
  return wanted.find((language): language is string => language !== null && languages.includes(language)) ?? languages[0] ?? "en"
}

const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: true }, mutations: { networkMode: "always" } } })

interface AroundProps {
  readonly config: PortalConfig
  readonly languages: readonly Language[]
  readonly first: { readonly language: Language; readonly catalogue: Catalogue }
  readonly load: (language: Language) => Promise<Catalogue>
  readonly basename: string
  readonly children: ReactNode
}

function Around({ config, languages, first, load, basename, children }: AroundProps) {
  const [spoken, setSpoken] = useState(first)
  const speak = useCallback((language: Language) => {
    void load(language).then((catalogue) => {
      writeKept(LANGUAGE, language)
      setSpoken({ language, catalogue })
    })
  }, [load])
  document.documentElement.lang = spoken.language
  const texts = useMemo(() => ({ ...spoken, languages, speak }), [spoken, languages, speak])
  return (
    <ConfigContext.Provider value={config}>
      <TextsContext.Provider value={texts}>
        <QueryClientProvider client={client}>
          <BrowserRouter basename={basename}>{children}</BrowserRouter>
        </QueryClientProvider>
      </TextsContext.Provider>
    </ConfigContext.Provider>
  )
}
