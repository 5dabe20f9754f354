/** The rule set "Verwaltung": what makes a diagram of a town's procedure readable and complete. In the order of their codes. */
import type { Rule } from '../rule.ts'
import { answers } from './answers.ts'
import { byProgramRule } from './by-program.ts'
import { deadEnd } from './dead-end.ts'
import { due } from './due.ts'
import { endlessWaiting } from './endless-waiting.ts'
import { form } from './form.ts'
import { laneAndOffice } from './lane-and-office.ts'
import { mediaBreak } from './media-break.ts'
import { minutes } from './minutes.ts'
import { norm } from './norm.ts'
import { oneJobAGateway } from './one-job-a-gateway.ts'
import { oneStart } from './one-start.ts'
import { order } from './order.ts'
import { purpose } from './purpose.ts'
import { question } from './question.ts'
import { role } from './role.ts'
import { sameName } from './same-name.ts'
import { shares } from './shares.ts'
import { shortName } from './short-name.ts'
import { size } from './size.ts'
import { source } from './source.ts'
import { triggerAndResult } from './trigger-and-result.ts'
import { verbAndObject } from './verb-and-object.ts'
import { visibleSplit } from './visible-split.ts'

export const rules: readonly Rule[] = [
  verbAndObject,
  oneStart,
  question,
  answers,
  role,
  mediaBreak,
  norm,
  purpose,
  minutes,
  shares,
  triggerAndResult,
  endlessWaiting,
  due,
  size,
  sameName,
  shortName,
  source,
  oneJobAGateway,
  visibleSplit,
  deadEnd,
  form,
  order,
  laneAndOffice,
  byProgramRule,
]
