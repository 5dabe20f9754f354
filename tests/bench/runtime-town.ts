/** A town with the process of the bench, and clients that run cases through it. */
import pino from 'pino'
import type { Clock } from '../../engine/index.ts'
import type { Town } from '../../server/context.ts'
import type { Db } from '../../server/db/connect.ts'
import { createTown } from '../../server/db/town.ts'
import { createRuntime, deploy, type NewCase, type Runtime, type RuntimeInput } from '../../server/runtime/index.ts'
import { definitions, flow } from '../engine/models.ts'

export interface BenchTown {
  readonly db: Db
  readonly town: Town
  readonly runtime: Runtime
}

export const clock: Clock = { now: () => new Date().toISOString() }

/** A choice by FEEL, then a task with an input and an output mapping. */
const checked = `<process id="bench" isExecutable="true"><startEvent id="S"/>
  <exclusiveGateway id="Wahl" default="Wahl_Nein"/>
  <userTask id="Pruefen"><extensionElements>
    <zeebe:ioMapping><zeebe:input source="=antrag.feld7" target="gegenstand"/><zeebe:output source="=ergebnis" target="bescheid"/></zeebe:ioMapping>
    <zeebe:assignmentDefinition candidateGroups="steueramt"/>
  </extensionElements></userTask>
  <endEvent id="Ja"/><endEvent id="Nein"/>${flow('S', 'Wahl')}${flow('Wahl', 'Pruefen', '=betrag &gt; 10 and antrag.feld1 != null')}
  ${flow('Wahl', 'Nein')}${flow('Pruefen', 'Ja')}</process>`

/** As many tasks at once as there are items, whose results are collected, until a condition holds. */
const many = `<process id="many" isExecutable="true"><startEvent id="S"/><userTask id="Stellungnahme">
  <multiInstanceLoopCharacteristics><extensionElements>
    <zeebe:loopCharacteristics inputCollection="=stellen" inputElement="stelle" outputCollection="antworten" outputElement="=antwort"/>
  </extensionElements><completionCondition>=numberOfCompletedInstances = numberOfInstances</completionCondition>
  </multiInstanceLoopCharacteristics></userTask><endEvent id="E"/>${flow('S', 'Stellungnahme')}${flow('Stellungnahme', 'E')}</process>`

/** A timer, then a task. */
const timed = `<process id="timed" isExecutable="true"><startEvent id="S"/>
  <intermediateCatchEvent id="Frist"><timerEventDefinition><timeDate>=faellig</timeDate></timerEventDefinition></intermediateCatchEvent>
  <userTask id="Pruefen"/><endEvent id="E"/>${flow('S', 'Frist')}${flow('Frist', 'Pruefen')}${flow('Pruefen', 'E')}</process>`

/** A task of another office than all others. */
const elsewhere = `<process id="elsewhere" isExecutable="true"><startEvent id="S"/><userTask id="Pruefen"><extensionElements>
  <zeebe:assignmentDefinition candidateGroups="bauamt"/></extensionElements></userTask><endEvent id="E"/>
  ${flow('S', 'Pruefen')}${flow('Pruefen', 'E')}</process>`

const processes = { bench: checked, many, timed, elsewhere }

/** About 4 KB of an application's data. */
export const variables = {
  betrag: 108,
  antrag: Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`feld${at}`, `Wert ${at} aus dem Formular, mit etwas Text dahinter`]),
  ),
}

export async function openTown(db: Db, more: Partial<RuntimeInput> = {}): Promise<BenchTown> {
  const town = await createTown(db, { key: 'bench', name: 'Bench' })
  for (const [process, content] of Object.entries(processes)) {
    const files = [{ kind: 'bpmn', name: 'process.bpmn', content: definitions(content) } as const]
    const result = await deploy({ db, town, clock }, { process, files, by: 'bench' })
    if (!result.deployed) throw new Error(`the bench's process cannot run: ${JSON.stringify(result.problems)}`)
  }
  return { db, town, runtime: createRuntime({ db, town, clock, log: pino({ level: 'silent' }), ...more }) }
}

export const newCase = (process: string, given: NewCase['variables'] = variables): NewCase => ({
  ...{ process, service: null, office: 'steueramt', domain: 'tax', title: 'Anmeldung eines Hundes' },
  ...{ variables: given, participants: {}, channel: 'online', enteredBy: null },
})

/** The number of the event that makes the task wait, the same in every case of the bench. */
export async function taskIn(runtime: Runtime, id: number): Promise<number> {
  const { case: state } = await runtime.load(id)
  const wait = Object.values(state.waits).find(({ until }) => until.kind === 'task')
  if (!wait) throw new Error(`case ${id} of the bench has no task`)
  return wait.id
}

/** Starts a case, completes its task, and with that ends it: two commits. Gives the milliseconds of each. */
export async function oneCase({ runtime }: BenchTown, wait: number): Promise<readonly [number, number]> {
  const start = performance.now()
  const { id } = await runtime.start(newCase('bench'), 'citizen')
  const started = performance.now()
  const command = { type: 'resume', wait, variables: { ergebnis: 'festgesetzt' }, by: 'ada' } as const
  const state = await runtime.send(id, command, 'ada')
  if (state.status !== 'ended') throw new Error('a case of the bench did not end')
  return [started - start, performance.now() - started]
}

/** Runs so many cases by so many clients; cases per second, and the milliseconds of all commands. */
export async function load(
  town: BenchTown,
  { clients, cases }: { readonly clients: number; readonly cases: number },
): Promise<{ readonly rate: number; readonly times: readonly number[] }> {
  const wait = await taskOfBench(town)
  const times: number[] = []
  let left = cases
  const client = async (): Promise<void> => {
    while (left-- > 0) times.push(...(await oneCase(town, wait)))
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return { rate: cases / ((performance.now() - start) / 1000), times }
}

/** The number of the bench's task; asked once a town, since the case that tells it stays open, in the cache too. */
export async function taskOfBench(town: BenchTown): Promise<number> {
  const known = tasks.get(town)
  if (known !== undefined) return known
  const { id } = await town.runtime.start(newCase('bench'), 'citizen')
  const task = await taskIn(town.runtime, id)
  tasks.set(town, task)
  return task
}

const tasks = new WeakMap<BenchTown, number>()
