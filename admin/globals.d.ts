/** What Medusa's bundler puts in place of these names when it builds the Admin. */
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined
/** Where the Admin is served, e.g. `/app`. */
declare const __BASE__: string
