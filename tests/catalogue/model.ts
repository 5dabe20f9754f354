/** A small process that citizens begin with a form and that ends in retyping, as rows of a deployment. */
import type { Town } from '../../server/context.ts'
import type { Db } from '../../server/db/connect.ts'
import { ServiceDefinition } from '../../server/services/definition.ts'
import type { Services } from '../../server/services/services.ts'
import { noServices } from './app.ts'

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lz="https://laufzettel.dev/schema/lz/1.0" id="D" targetNamespace="x">
  <bpmn:process id="hund" name="Hund" isExecutable="true">
    <bpmn:startEvent id="Start"><bpmn:extensionElements><zeebe:formDefinition formId="anmeldung" /></bpmn:extensionElements></bpmn:startEvent>
    <bpmn:userTask id="Abtippen" name="Ins Finanzverfahren übernehmen">
      <bpmn:extensionElements><zeebe:userTask /><lz:step mediumIn="data" mediumOut="data" system="Finanzverfahren" /></bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:endEvent id="Ende" />
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Abtippen" />
    <bpmn:sequenceFlow id="F2" sourceRef="Abtippen" targetRef="Ende" />
  </bpmn:process>
</bpmn:definitions>`

const form = {
  id: 'anmeldung',
  type: 'default',
  schemaVersion: 16,
  components: [{ type: 'filepicker', id: 'F', key: 'nachweis', label: 'Nachweis' }],
}

export async function deployDog(db: Db, town: Town, deployedAt: string): Promise<void> {
  const row = {
    town: town.id,
    process: 'hund',
    version: 1,
    name: 'Hund',
    checksum: `dog-${town.key}`,
    deployed_at: deployedAt,
    deployed_by: 'mia',
  }
  const [deployed] = await db('deployments').insert(row).returning<{ id: number }[]>('id')
  const resource = { town: town.id, deployment_id: deployed?.id }
  await db('resources').insert([
    { ...resource, kind: 'bpmn', name: 'process.bpmn', content: xml },
    { ...resource, kind: 'form', name: 'anmeldung', content: JSON.stringify(form) },
  ])
}

const definition = ServiceDefinition.parse({
  id: 'hundesteuer-anmeldung',
  process: 'hund',
  slug: 'hund-anmelden',
  kind: 'registration',
  title: 'Hund anmelden',
  office: 'steueramt',
  domain: 'tax',
  leika: [],
  summary: 's',
  who: 'w',
  needed: [],
  cost: 'c',
  deadline: 'd',
  norms: [],
  submit: 'Anmelden',
  next: [],
  supplyMessage: 'unterlagen',
  privacy: { purpose: 'p', basis: 'b', recipients: 'r', retention: 'r', categories: 'c', rights: 'r' },
  milestones: [],
})

export const dogService: Services = {
  ...noServices,
  all: [definition],
  byId: () => definition,
  byProcess: () => definition,
}

/** A case of the dog process that came in online on a day. */
export async function addDogCase(db: Db, town: Town, at: string, process = 'hund'): Promise<void> {
  const number = `V-${town.id}-${(await db('cases').count({ n: '*' }).first<{ n: number }>())?.n ?? 0}`
  await db('cases').insert({
    town: town.id,
    number,
    deployment_id: 1,
    process,
    service: 'hundesteuer-anmeldung',
    office: 'steueramt',
    domain: 'tax',
    title: 'Hund',
    status: 'running',
    seq: 1,
    at,
    rest: '{}',
    channel: 'online',
    received_at: at,
    head_hash: 'h',
  })
}
