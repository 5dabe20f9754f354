/** A file of its own for a test: a new process with nothing but its start, and a maker whose ids count up. */
import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import lz from '../../../engine/compile/lz.json' with { type: 'json' }
import type { Maker, Moddle } from '../../../modeler/bpmn/moddle.ts'

export interface TestFile {
  readonly definitions: Moddle
  readonly make: Maker
  xml(): Promise<string>
}

/** Reads a BPMN file as the modeler does. */
export async function openFile(text: string): Promise<TestFile> {
  const moddle = new BpmnModdle({ zeebe, lz })
  const { rootElement } = (await moddle.fromXML(text)) as { rootElement: Moddle }
  let count = 0
  return {
    definitions: rootElement,
    make: {
      create: (type, attributes = {}) => moddle.create(type, { ...attributes }) as Moddle,
      id: (prefix) => `${prefix}n${(count += 1)}`,
    },
    xml: async () => (await moddle.toXML(rootElement, { format: true })).xml,
  }
}

/** A process that only begins. */
export const empty = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:lz="https://laufzettel.dev/schema/lz/1.0" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_1" targetNamespace="https://laufzettel.dev/processes">
  <bpmn:collaboration id="Collaboration_1"><bpmn:participant id="Pool_1" name="Verfahren" processRef="verfahren" /></bpmn:collaboration>
  <bpmn:process id="verfahren" name="Verfahren" isExecutable="true">
    <bpmn:extensionElements><lz:drawing moved="" /></bpmn:extensionElements>
    <bpmn:laneSet id="LaneSet_1"><bpmn:lane id="Lane_1" name="Gewerbeamt"><bpmn:flowNodeRef>Start_1</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="Start_1" name="Antrag geht ein" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_1"><bpmndi:BPMNPlane id="Plane_1" bpmnElement="Collaboration_1">
    <bpmndi:BPMNShape id="Pool_1_di" bpmnElement="Pool_1" isHorizontal="true"><dc:Bounds x="160" y="80" width="640" height="160" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="Lane_1_di" bpmnElement="Lane_1" isHorizontal="true"><dc:Bounds x="190" y="80" width="610" height="160" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="Start_1_di" bpmnElement="Start_1"><dc:Bounds x="252" y="142" width="36" height="36" /></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`
