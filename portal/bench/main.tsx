import { start } from "../shared/start"
import "../shared/theme/base.css"
import { App } from "./app"

void start({
  name: "bench",
  texts: { en: async () => (await import("./texts/en")).en, de: async () => ({ ...(await import("./texts/de")).de, codeLabels: (await import("./texts/code-labels.de")).codeLabels }) },
  app: <App />,
})
