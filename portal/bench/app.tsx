import { Route, Routes } from "react-router-dom"
import { Frame } from "../shared/ui/frame"
import { HomePage } from "./pages/home-page"

export function App() {
  return (
    <Frame isWide>
      <Routes>
        <Route path="/" element={<HomePage />} />
        <Route path="*" element={<HomePage />} />
      </Routes>
    </Frame>
  )
}
