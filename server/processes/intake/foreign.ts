/** Words in a file that this program neither reads nor changes: whose they are. They stay in the file as they came. */
export interface Foreign {
  readonly uri: string
  /** The program or standard that wrote them, where it is known; else the address. */
  readonly whose: string
  /** Elements and attributes. */
  readonly count: number
}

/** Namespaces of the standards, of the bpmn.io tools and of the engine: what is read here. */
const ours = new RegExp(
  [
    '^$',
    '^http://www\\.w3\\.org/',
    '^https?://www\\.omg\\.org/spec/(?:BPMN|DMN|DD)/',
    '^http://www\\.omg\\.org/spec/BPMN/non-normative/',
    '^http://camunda\\.org/schema/(?:zeebe|modeler)/1\\.0$',
    '^http://bpmn\\.io/schema/',
    '^https://laufzettel\\.dev/schema/lz/',
  ].join('|'),
)

const known: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/camunda\.org\/schema\/1\.0\/(?:bpmn|dmn)/, 'Camunda 7'],
  [/operaton/, 'Operaton'],
  [/activiti/, 'Activiti'],
  [/flowable/, 'Flowable'],
  [/signavio/, 'Signavio'],
  [/boc-(?:group|eu)|adonis/i, 'ADONIS'],
  [/bizagi/, 'Bizagi'],
  [/w4\.eu/, 'W4'],
  [/itp-commerce/, 'itp commerce'],
  [/knowprocess/, 'KnowProcess'],
  [/trisotech/, 'Trisotech'],
  [/bpsim/i, 'BPSim (Simulation)'],
  [/jboss\.org\/drools|jbpm|kie\.org/, 'jBPM'],
  [/\bibm\b/, 'IBM'],
  [/bpmn\.sourceforge\.net/, 'Yaoqiang'],
  [/sparxsystems/, 'Enterprise Architect'],
  [/softwareag|\baris\b/i, 'ARIS'],
  [/visual-paradigm/, 'Visual Paradigm'],
  [/\bmid\.de|innovator/i, 'Innovator'],
  [/spiffworkflow/, 'SpiffWorkflow'],
]

/** The most frequent first. */
export function foreignIn(namespaces: ReadonlyMap<string, number>): readonly Foreign[] {
  return [...namespaces]
    .filter(([uri]) => !ours.test(uri))
    .map(([uri, count]) => ({ uri, whose: known.find(([test]) => test.test(uri))?.[1] ?? uri, count }))
    .sort((one, other) => other.count - one.count)
}
