import { Outlet, Route, Routes } from "react-router-dom"
import { useSession } from "../shared/api/session"
import { useSharedTexts } from "../shared/i18n/texts"
import { NotLoaded } from "../shared/ui/not-loaded"
import { Notice } from "../shared/ui/notices"
import { Frame } from "./frame"
import { IntakePage } from "./pages/intake-page"
import { InvitePage } from "./pages/invite-page"
import { JobPage } from "./job/job-page"
import { QueuePage } from "./pages/queue-page"
import { SignInPage } from "./pages/sign-in-page"
import { OutboxProvider } from "./queue/outbox-context"
import { ScanProvider } from "./scan/scan-context"
import { BigButton } from "./ui/big-button"

export function App() {
  return (
    <OutboxProvider>
      <Routes>
        <Route path="/invite" element={<InvitePage />} />
        <Route element={<SignedIn />}>
          <Route path="/jobs/:id" element={<JobPage />} />
          <Route path="/intake/:unitId" element={<IntakePage />} />
          <Route path="*" element={<QueuePage />} />
        </Route>
      </Routes>
    </OutboxProvider>
  )
}

/** The address stays while somebody signs in, so whoever does is back where the session ended. */
function SignedIn() {
  const session = useSession()
  if (session === null) return <SignInPage />
  return (
    <ScanProvider>
      <Frame><NotLoaded fallback={<LoadAgain />}><Outlet /></NotLoaded></Frame>
    </ScanProvider>
  )
}

/** What is not sent yet is kept, so a new start loses nothing. */
function LoadAgain() {
  const { t } = useSharedTexts()
  return (
    <div className="flex flex-col gap-y-4 p-4">
      <Notice tone="warning" role="alert" title={t("problem.title")}>{t("problem.notLoaded")}</Notice>
      <BigButton onClick={() => window.location.reload()}>{t("common.reload")}</BigButton>
    </div>
  )
}
