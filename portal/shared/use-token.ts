import { useEffect, useState } from "react"

/**
 * The secret of a mailed link stands behind `#`. It is read once and taken out of the address bar at once, so that it is
 * not in the browser's history, in a screenshot or in what is copied for somebody else. Kept until the page is left, or another link is opened in its place: a browser then only
 * changes what stands behind `#`.
 */
export function useToken(): string | null {
  const [token, setToken] = useState(takeToken)
  useEffect(() => {
    const onLink = (): void => setToken(takeToken())
    window.addEventListener("hashchange", onLink)
    return () => window.removeEventListener("hashchange", onLink)
  }, [])
  return token
}

let taken: { readonly path: string; readonly token: string } | null = null

function takeToken(): string | null {
  const { pathname, search, hash } = window.location
  const token = new URLSearchParams(hash.replace(/^#/, "")).get("token")
  if (token !== null && token !== "") {
    taken = { path: pathname, token }
    window.history.replaceState(window.history.state, "", pathname + search)
  }
  return taken?.path === pathname ? taken.token : null
}
