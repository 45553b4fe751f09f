import type { ReactNode } from "react"
import { Outlet } from "react-router-dom"
import { ScanBox } from "../scan/scan-box"

/** Every page of ours: the scan box, the page, and the drawers that are routes below it. */
export function DeskPage({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex w-full flex-col gap-y-3">
      <ScanBox />
      {children}
      <Outlet />
    </div>
  )
}

/** Main and side column, like Medusa's own pages of one thing. */
export function TwoColumns({ main, side }: { readonly main: ReactNode; readonly side: ReactNode }) {
  return (
    <div className="flex w-full flex-col items-start gap-x-4 gap-y-3 xl:grid xl:grid-cols-[minmax(0,_1fr)_440px]">
      <div className="flex w-full min-w-0 flex-col gap-y-3">{main}</div>
      <div className="flex w-full min-w-0 flex-col gap-y-3">{side}</div>
    </div>
  )
}
