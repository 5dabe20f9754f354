/**
 * The labels in a diagram are measured and drawn in the font of the pages. It is a little wider than the Arial for which most files give
 * the boxes of outside labels; half a pixel less keeps "nein" on one line.
 */
export const textStyle = {
  defaultStyle: { fontFamily: "'Fira Sans', Arial, sans-serif", fontSize: 12, lineHeight: 1.25 },
  externalStyle: { fontSize: 10.5 },
}
