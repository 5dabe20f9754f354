/** The properties panel of bpmn-js, added to a modeler that already runs: so it costs nothing until somebody opens it. */
import '@bpmn-io/properties-panel/assets/properties-panel.css'
import type Modeler from 'bpmn-js/lib/Modeler'
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel'
import { service, type Drawn } from '../bpmn/services.ts'

export interface ExpertPanel {
  attachTo(place: HTMLElement): void
}

interface Injector {
  createChild(modules: readonly object[]): Injector
  init(): void
  get<T>(name: string): T
}

/** Makes the panel for this modeler. */
export function createExpertPanel(modeler: Modeler): ExpertPanel {
  const modules = [BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule]
  const injector = modeler.get<Injector>('injector').createChild(modules)
  injector.init()
  registerMultiCommand(modeler)
  const panel = injector.get<ExpertPanel & { _render(element: Drawn): void }>('propertiesPanel')
  // The panel draws itself when a diagram is opened; this one already is.
  panel._render(service(modeler, 'selection').get()[0] ?? service(modeler, 'canvas').getRootElement())
  return panel
}

/** The panel registers this command when a diagram is made, which was before it came. */
function registerMultiCommand(modeler: Modeler): void {
  class RunAll {
    preExecute(context: readonly { readonly cmd: string; readonly context: object }[]): void {
      for (const { cmd, context: inner } of Object.values(context)) service(modeler, 'commandStack').execute(cmd, inner)
    }
  }
  service(modeler, 'commandStack').registerHandler('properties-panel.multi-command-executor', RunAll)
}
