/** bpmn-js as this program uses it: in German, with minimap, colours and everything that can be appended. */
import BpmnModeler from 'bpmn-js/lib/Modeler'
import colorPicker from 'bpmn-js-color-picker'
import { CreateAppendAnythingModule } from 'bpmn-js-create-append-anything'
import zeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud'
import minimap from 'diagram-js-minimap'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json'
import lz from '../../engine/compile/lz.json'
import { anyIdsModule } from './anyIds.ts'
import { fewMovesModule } from './fewMoves.ts'
import { clearPadModule } from './clearPad.ts'
import { germanModule } from './german.ts'
import { rememberMoves } from './handMoves.ts'
import { keepReferencesModule } from './keepReferences.ts'
import { nameTools } from './namedTools.ts'
import { nearFlowsModule } from './nearFlows.ts'
import { registerOneStep } from './oneStep.ts'
import { quietOverlaysModule } from './quietOverlays.ts'
import { registerTelling } from './tableCommand.ts'
import { textStyle } from './textStyle.ts'
import { userTasksModule } from './userTasks.ts'

/** Makes an empty modeler inside `container`. */
export function createModeler(container: HTMLElement): BpmnModeler {
  const modeler = new BpmnModeler({
    container,
    additionalModules: [
      anyIdsModule,
      clearPadModule,
      fewMovesModule,
      nearFlowsModule,
      quietOverlaysModule,
      germanModule,
      minimap,
      colorPicker,
      CreateAppendAnythingModule,
      zeebeBehaviors,
      userTasksModule,
      keepReferencesModule,
    ],
    moddleExtensions: { zeebe, lz },
    textRenderer: textStyle,
  })
  nameTools(modeler, container)
  registerOneStep(modeler)
  registerTelling(modeler)
  rememberMoves(modeler)
  return modeler
}
