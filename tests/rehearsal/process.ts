/** A small process with every kind of wait that runs today: task, job, timer, message, subprocess. */

const extension = (inside: string) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`
const flow = (id: string, from: string, to: string, condition = '') =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${
    condition && `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`
  }</bpmn:sequenceFlow>`

export const definitions = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="test">${inside}</bpmn:definitions>`

export const process = definitions(`
  <bpmn:message id="m" name="antwort">${extension('<zeebe:subscription correlationKey="=nummer" />')}</bpmn:message>
  <bpmn:process id="anmeldung" isExecutable="true">
    <bpmn:startEvent id="Start" />
    ${flow('f1', 'Start', 'Pruefen')}
    <bpmn:userTask id="Pruefen">${extension('<zeebe:userTask /><zeebe:assignmentDefinition assignee="ada" />')}</bpmn:userTask>
    <bpmn:boundaryEvent id="Mahnen" attachedToRef="Pruefen" cancelActivity="false">
      <bpmn:timerEventDefinition id="t1"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P14D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    ${flow('f2', 'Mahnen', 'Gemahnt')}
    <bpmn:endEvent id="Gemahnt" />
    ${flow('f3', 'Pruefen', 'Vollstaendig')}
    <bpmn:exclusiveGateway id="Vollstaendig" default="f5" />
    ${flow('f4', 'Vollstaendig', 'Warten', '=vollstaendig = false')}
    ${flow('f5', 'Vollstaendig', 'Teil')}
    <bpmn:intermediateCatchEvent id="Warten"><bpmn:messageEventDefinition id="md" messageRef="m" /></bpmn:intermediateCatchEvent>
    ${flow('f6', 'Warten', 'Pruefen')}
    <bpmn:subProcess id="Teil">
      ${extension('<zeebe:ioMapping><zeebe:input source="=&quot;innen&quot;" target="ort" /></zeebe:ioMapping>')}
      <bpmn:startEvent id="TeilStart" />
      ${flow('f7', 'TeilStart', 'Senden')}
      <bpmn:serviceTask id="Senden">${extension('<zeebe:taskDefinition type="senden" retries="2" />')}</bpmn:serviceTask>
      ${flow('f8', 'Senden', 'TeilEnde')}
      <bpmn:endEvent id="TeilEnde" />
    </bpmn:subProcess>
    ${flow('f9', 'Teil', 'Ende')}
    <bpmn:endEvent id="Ende" />
  </bpmn:process>`)

export const refusedProcess = definitions(`
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="Start" />${flow('f', 'Start', 'Komplex')}${flow('h', 'Start', 'Komplex')}
    <bpmn:complexGateway id="Komplex" />${flow('g', 'Komplex', 'Ende')}<bpmn:endEvent id="Ende" />
  </bpmn:process>`)

export const files = { 'process.bpmn': process }
