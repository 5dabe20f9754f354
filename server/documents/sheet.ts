/** The sheet of DIN 5008 form B in points: where what stands on an A4 letter. */
export const mm = (value: number): number => (value * 72) / 25.4

export const sheet = {
  width: mm(210),
  height: mm(297),
  left: mm(25),
  right: mm(20),
  /** Text of the letterhead. */
  head: mm(15),
  returnLine: mm(56.5),
  address: mm(62.7),
  addressWidth: mm(80),
  information: { left: mm(125), top: mm(50), width: mm(65) },
  subject: mm(98.5),
  /** Top and bottom of the text on following pages; the bottom leaves room for the page number. */
  top: mm(25),
  bottom: mm(30),
  pageNumber: mm(297 - 12),
  footer: mm(297 - 26),
  folds: [mm(105), mm(210)],
  hole: mm(148.5),
} as const

export const textWidth = sheet.width - sheet.left - sheet.right

export const ink = { text: '#1a1a1a', muted: '#4d4d4d', line: '#9a9a9a' } as const
