/** The same keys with texts of another language. */
export type Translated<Texts> = { readonly [Name in keyof Texts]: Texts[Name] extends string ? string : Translated<Texts[Name]> }
