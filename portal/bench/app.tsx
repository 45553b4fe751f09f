import { Outlet, Route, Routes } from "react-router-dom"
import { useSession } from "../shared/api/session"
import { Frame } from "./frame"
import { IntakePage } from "./pages/intake-page"
import { InvitePage } from "./pages/invite-page"
import { JobPage } from "./job/job-page"
import { QueuePage } from "./pages/queue-page"
import { SignInPage } from "./pages/sign-in-page"
import { OutboxProvider } from "./queue/outbox-context"
import { ScanProvider } from "./scan/scan-context"

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
      <Frame><Outlet /></Frame>
    </ScanProvider>
  )
}
