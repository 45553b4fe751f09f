import { Skeletons } from "./ui/skeleton"

/** In the place and size of what comes. */
export const LoadingPage = () => (
  <div className="mx-auto flex w-full max-w-2xl flex-col gap-y-4 px-4 pb-16 pt-6 sm:px-6 sm:pt-10">
    <div aria-hidden="true" className="bg-ui-bg-component-pressed mb-4 h-8 w-2/3 animate-pulse rounded-lg motion-reduce:animate-none" />
    <Skeletons count={2} />
  </div>
)
