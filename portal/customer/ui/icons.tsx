import type { ReactNode } from "react"

interface IconProps {
  readonly className?: string
}

/** Drawn here rather than taken from a set of a thousand: a first visit by phone loads what it shows. */
const icon = (shape: ReactNode) => function Icon({ className = "" }: IconProps) {
  return <svg aria-hidden="true" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" className={`size-5 ${className}`}>{shape}</svg>
}

export const CheckCircle = icon(<><circle cx="10" cy="10" r="7.5" /><path d="m6.8 10.2 2.2 2.2 4.3-4.6" /></>)
export const Warning = icon(<><circle cx="10" cy="10" r="7.5" /><path d="M10 6.2v4.4M10 13.6v.1" /></>)
export const Info = icon(<><circle cx="10" cy="10" r="7.5" /><path d="M10 9.4v4.4M10 6.4v.1" /></>)
export const ChevronLeft = icon(<path d="m12 4.5-5.5 5.5 5.5 5.5" />)
export const ChevronRight = icon(<path d="m8 4.5 5.5 5.5L8 15.5" />)
export const Camera = icon(<><path d="M3 6.5h3l1.4-2h5.2l1.4 2h3v9.5H3z" /><circle cx="10" cy="11" r="2.8" /></>)
export const Picture = icon(<><rect x="3" y="4" width="14" height="12" rx="1.5" /><circle cx="7.2" cy="8" r="1.3" /><path d="m3.5 14.5 4-3.5 2.6 2.2 2.9-3 3.6 4" /></>)
export const Box = icon(<><path d="m10 2.8 6.5 3.4v7.6L10 17.2l-6.5-3.4V6.2z" /><path d="m3.7 6.4 6.3 3.3 6.3-3.3M10 9.7v7.3" /></>)
export const Wrench = icon(<path d="M12.6 3.4a4.2 4.2 0 0 0-4.9 5.4l-4.5 4.5a1.7 1.7 0 0 0 0 2.4l1.1 1.1a1.7 1.7 0 0 0 2.4 0l4.5-4.5a4.2 4.2 0 0 0 5.4-4.9l-2.5 2.5-2.6-1.4-.1-2z" />)
export const Shield = icon(<><path d="M10 2.8 16 5v4.6c0 3.6-2.4 6.2-6 7.6-3.6-1.4-6-4-6-7.6V5z" /><path d="m7.4 9.8 1.9 1.9 3.4-3.6" /></>)
export const Return = icon(<><path d="M6.5 4 3 7.5 6.5 11" /><path d="M3.2 7.5h8.3a4.5 4.5 0 0 1 0 9H7" /></>)
export const Person = icon(<><circle cx="10" cy="7" r="3.2" /><path d="M3.8 16.5c.8-3 3.2-4.5 6.2-4.5s5.4 1.5 6.2 4.5" /></>)
export const Home = icon(<path d="M3.2 9 10 3.2 16.8 9M5 7.8v8.4h10V7.8M8.2 16v-4.4h3.6V16" />)
export const Label = icon(<><path d="M3.5 6V3.5H6M14 3.5h2.5V6M16.5 14v2.5H14M6 16.5H3.5V14" /><path d="M6.8 6.8v6.4M9 6.8v6.4M11.2 6.8v6.4M13.2 6.8v6.4" /></>)
export const Cross = icon(<path d="m5.2 5.2 9.6 9.6M14.8 5.2l-9.6 9.6" />)
export const Gift = icon(<><path d="M3.5 8h13v3h-13zM4.8 11v5.5h10.4V11M10 8v8.5" /><path d="M10 7.8C8 7.8 6.2 7 6.2 5.3S9 3.2 10 7.8c1-4.6 3.8-4.2 3.8-2.5S12 7.8 10 7.8z" /></>)
export const Paper = icon(<><path d="M5 2.8h6.5L15 6.3v10.9H5z" /><path d="M11.2 3v3.6h3.6M7.5 10h5M7.5 13h5" /></>)
