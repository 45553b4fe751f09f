import { Link, type LinkProps } from "react-router-dom"

export const TextLink = ({ className = "", ...rest }: LinkProps) => <Link className={`text-ui-fg-base focus-visible:outline focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-brand rounded underline-offset-4 hover:underline ${className}`} {...rest} />
