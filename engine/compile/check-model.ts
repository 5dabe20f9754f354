import type { Reading } from './elements.ts'
import type { Node } from './moddle.ts'
import type { Model } from '../core/model.ts'

export function checkModel(_reading: Reading, _model: Model, _definitions: Node): void {}
