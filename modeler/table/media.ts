/** In what form something comes in or goes out: in the file a word of the program, on the screen a German one. */
const media: readonly (readonly [string, string])[] = [
  ['paper', 'Papier'],
  ['pdf', 'PDF'],
  ['data', 'Daten'],
  ['oral', 'mündlich'],
]

export const mediumNames: readonly string[] = [...media.map(([, name]) => name), 'E-Mail']

export const writeMedium = (medium: string | null): string => media.find(([key]) => key === medium)?.[1] ?? medium ?? ''

export function readMedium(text: string): string | null {
  const typed = text.trim()
  if (!typed) return null
  return media.find(([, name]) => name.toLowerCase().startsWith(typed.toLowerCase()))?.[0] ?? typed
}
