/** German for the words of the properties panel under "Experte". */
export const expertWords: Readonly<Record<string, string>> = {}
