/** `npm run build`: the browser application, when its sources changed. */
import { build } from './setup.mjs'

build()
