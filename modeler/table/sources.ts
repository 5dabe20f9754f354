/** Where a figure comes from: in the file a word of the program, on the screen a German one. */
export const sources = [
  { id: 'estimate', name: 'geschätzt' },
  { id: 'measured', name: 'gemessen' },
  { id: 'interview', name: 'aus dem Interview' },
] as const
