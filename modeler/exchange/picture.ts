/** The diagram as a picture. */
import type Modeler from 'bpmn-js/lib/Modeler'

/** Dots for each unit of the drawing, as long as the picture stays within what browsers and Word take. */
const SHARP = 2
const LARGEST = 4000

export async function svgOf(modeler: Modeler): Promise<string> {
  return (await modeler.saveSVG()).svg
}

/** Draws the picture in dots on white. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = Math.min(SHARP, LARGEST / image.width, LARGEST / image.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('Der Browser zeichnet kein Bild.')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('Der Browser zeichnet kein Bild.')))),
  )
}

export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
