export const Spinner = () => (
  <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 shrink-0 animate-spin motion-reduce:animate-none">
    <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2.5" strokeDasharray="34 50" strokeLinecap="round" />
  </svg>
)
