/** Where bpmn-js offers a task of no kind, which nothing could run, this offers a user task: what a manager means by "Aufgabe". */
import type { Drawn, ServiceTypes } from './services.ts'

interface Entry {
  readonly group: string
  readonly className: string
  readonly title: string
  readonly action: Readonly<Record<string, (event: Event, element?: Drawn) => void>>
}
type Entries = Readonly<Record<string, Entry>>

interface Tools {
  readonly create: { start(event: Event, shape: Drawn, context?: object): void }
  readonly autoPlace: ServiceTypes['autoPlace']
  readonly elementFactory: ServiceTypes['elementFactory']
}

/** Runs after the providers of bpmn-js, whose entries it exchanges. */
const LATE = 400

class UserTaskProvider {
  static $inject = ['contextPad', 'palette', 'create', 'autoPlace', 'elementFactory']
  readonly #tools: Tools

  constructor(
    contextPad: Registry,
    palette: Registry,
    create: Tools['create'],
    autoPlace: Tools['autoPlace'],
    elementFactory: Tools['elementFactory'],
  ) {
    this.#tools = { create, autoPlace, elementFactory }
    contextPad.registerProvider(LATE, this)
    palette.registerProvider(LATE, this)
  }

  getContextPadEntries() {
    return (entries: Entries): Entries => exchange(entries, 'append.append-task', () => appendEntry(this.#tools))
  }

  getPaletteEntries() {
    return (entries: Entries): Entries => exchange(entries, 'create.task', () => createEntry(this.#tools))
  }
}

interface Registry {
  registerProvider(priority: number, provider: object): void
}

function exchange(entries: Entries, key: string, make: () => Entry): Entries {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, name === key ? make() : entry]))
}

function appendEntry({ create, autoPlace, elementFactory }: Tools): Entry {
  const shape = () => elementFactory.createShape({ type: 'bpmn:UserTask' })
  return {
    group: 'model',
    className: 'bpmn-icon-user-task',
    title: 'Aufgabe anhängen',
    action: {
      click: (_event, element) => void (element && autoPlace.append(element, shape())),
      dragstart: (event, element) => create.start(event, shape(), { source: element }),
    },
  }
}

function createEntry({ create, elementFactory }: Tools): Entry {
  const start = (event: Event) => create.start(event, elementFactory.createShape({ type: 'bpmn:UserTask' }))
  return {
    group: 'activity',
    className: 'bpmn-icon-user-task',
    title: 'Aufgabe erstellen',
    action: { click: start, dragstart: start },
  }
}

export const userTasksModule = { __init__: ['laufzettelUserTasks'], laufzettelUserTasks: ['type', UserTaskProvider] }
