import { type ChangeEvent, useId } from "react"

interface FileButtonProps {
  readonly label: string
  readonly accept: string
  readonly onFile: (file: File) => void
}

/** Looks like a button; a label is what opens the browser's own choice of files by keyboard and by mouse. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const id = useId()
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0]
    event.target.value = ""
    if (file !== undefined) onFile(file)
  }
  return (
    <span>
      <label htmlFor={id} className="txt-compact-small-plus shadow-buttons-neutral bg-ui-button-neutral hover:bg-ui-button-neutral-hover has-[+:focus-visible]:shadow-buttons-neutral-focus inline-block cursor-pointer rounded-md px-2 py-1">{label}</label>
      <input id={id} type="file" accept={accept} className="sr-only" onChange={take} />
    </span>
  )
}
