import { start } from "../shared/start"
import "../shared/theme/base.css"
import { App } from "./app"
import { meetOtherTabs } from "./offline/other-tabs"
import { keepBench } from "./offline/worker"

void start({
  name: "bench",
  texts: { en: async () => (await import("./texts/en")).en, de: async () => ({ ...(await import("./texts/de")).de, codeLabels: (await import("./texts/code-labels.de")).codeLabels }) },
  app: <App />,
  before: meetOtherTabs,
})
keepBench(import.meta.url)
