/** The first diagram of a new process: a lane with begin, one task and end, so that there is something to go on from. */
const shape = (id: string, x: number, y: number, width: number, height: number, more = ''): string =>
  `      <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${more}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`
const edge = (id: string, from: number, to: number): string =>
  `      <bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${from}" y="200" /><di:waypoint x="${to}" y="200" /></bpmndi:BPMNEdge>`
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('>', '&gt;')

const drawing = [
  shape('Pool_1', 160, 100, 640, 200, ' isHorizontal="true"'),
  shape('Lane_1', 190, 100, 610, 200, ' isHorizontal="true"'),
  shape('Start_1', 252, 182, 36, 36),
  shape('Task_1', 380, 160, 100, 80),
  shape('End_1', 612, 182, 36, 36),
  edge('Flow_1', 288, 380),
  edge('Flow_2', 480, 612),
].join('\n')

const about = (state: string, office: string): string =>
  `      <lz:drawing moved="" />\n      <lz:service state="${state}" owner="${escape(office)}" />`

export interface NewDiagram {
  readonly key: string
  readonly name: string
  readonly office: { readonly key: string; readonly name: string }
  /** As it is today, or as it shall be. */
  readonly state: 'ist' | 'soll'
}

/** BPMN that can be deployed as it stands. */
export const newDiagram = ({ key, name, office, state }: NewDiagram): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lz="https://laufzettel.dev/schema/lz/1.0" id="Definitions_${key}" targetNamespace="https://laufzettel.dev/processes">
  <bpmn:collaboration id="Collaboration_1">
    <bpmn:participant id="Pool_1" name="${escape(name)}" processRef="${key}" />
  </bpmn:collaboration>
  <bpmn:process id="${key}" name="${escape(name)}" isExecutable="true">
    <bpmn:extensionElements>
${about(state, office.key)}
    </bpmn:extensionElements>
    <bpmn:laneSet id="LaneSet_1">
      <bpmn:lane id="Lane_1" name="${escape(office.name)}">
        <bpmn:flowNodeRef>Start_1</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>Task_1</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>End_1</bpmn:flowNodeRef>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="Start_1" name="Eingang">
      <bpmn:outgoing>Flow_1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="Task_1" name="Bearbeiten">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:assignmentDefinition candidateGroups="${escape(office.key)}" />
      </bpmn:extensionElements>
      <bpmn:incoming>Flow_1</bpmn:incoming>
      <bpmn:outgoing>Flow_2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="End_1" name="Erledigt">
      <bpmn:incoming>Flow_2</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_1" targetRef="Task_1" />
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_1" targetRef="End_1" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_1">
    <bpmndi:BPMNPlane id="Plane_1" bpmnElement="Collaboration_1">
${drawing}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`
