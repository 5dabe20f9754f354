/** A letter as PDF, as it would come out of an invented case. */
import type { Variables } from '../../../engine/index.ts'
import type { Context } from '../../context.ts'
import { composeLetter, renderLetter } from '../../documents/index.ts'
import type { LetterDefinition } from '../../services/definition.ts'
import { NUMBER, samplePeople } from './sample.ts'
import type { Block } from './typed.ts'

/**
 * Every part is printed, those with a condition under it: which of them hold is known only to a case.
 * Throws `LetterGap` when the town lacks a setting that the letter needs.
 */
export async function previewPdf(
  context: Context,
  definition: LetterDefinition,
  { office, variables }: { readonly office: string; readonly variables: Variables },
): Promise<Buffer> {
  const blocks = [said(NOTICE), ...definition.blocks.flatMap(always)]
  const occasion = {
    definition: { ...definition, blocks },
    ...{ caseNumber: NUMBER, office, deliveryNumber: 'S-000000', variables, participants: samplePeople },
    supplyCode: definition.supply ? 'XXXX-XXXX-XXXX' : null,
    gap: (expression: string) => `[${expression}]`,
  }
  return renderLetter(await composeLetter(context, occasion), NUMBER, context.clock.now())
}

const NOTICE =
  'Vorschau mit erfundenen Angaben. In eckigen Klammern steht, was erst der Vorgang weiß oder was noch zu ergänzen ist.'

const said = (text: string): Block => ({ type: 'text', text })

function always({ if: when, ...block }: Block): readonly Block[] {
  return when === undefined ? [block] : [said(`[Nur wenn ${when}:]`), block]
}
