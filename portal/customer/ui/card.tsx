import { type ReactNode, useId } from "react"

interface CardProps {
  readonly title?: string
  readonly hint?: ReactNode | undefined
  readonly children?: ReactNode
}

/** One thing to read or do. */
export function Card({ title, hint, children }: CardProps) {
  const id = useId()
  return (
    <section aria-labelledby={title === undefined ? undefined : id} className="bg-ui-bg-base shadow-elevation-card-rest flex flex-col gap-y-4 rounded-2xl p-5 sm:p-6">
      {title !== undefined && (
        <div className="flex flex-col gap-y-1">
          <h2 id={id} className="text-ui-fg-base text-lg font-semibold">{title}</h2>
          {hint && <p className="text-ui-fg-subtle text-pretty text-sm">{hint}</p>}
        </div>
      )}
      {children}
    </section>
  )
}

/** Names and values, one below the other on a phone. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="divide-ui-border-base flex flex-col divide-y">
      {facts.map(([name, value], index) => (
        // Two may have one name: a test that failed, and was done again.
        <div key={index} className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 py-2.5 first:pt-0 last:pb-0">
          <dt className="text-ui-fg-subtle text-sm">{name}</dt>
          <dd className="text-ui-fg-base min-w-0 break-words text-sm font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
