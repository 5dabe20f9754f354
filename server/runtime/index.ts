/** The door of the runtime: what the rest of the server may use. */
export * from './contract.ts'
export { createRuntime, type RuntimeInput } from './runtime.ts'
export type { Deliver } from './parts.ts'
export { type Home, homeOfNone } from './newborn.ts'
export { LostLease } from './lease.ts'
export { caseNumber, parseCaseNumber } from './case-number.ts'
export { nextNumber } from './counter.ts'
export { enqueue, type Outgoing } from './outbox.ts'
export { searchable } from './participants.ts'
export { checksumOf, deploy, type DeployContext, type DeployInput, type DeployResult } from './deploy.ts'
export { checkVersion } from './check-version.ts'
export { checkedFiles, variableProblems } from './checked-files.ts'
export { compileFiles, type DeploymentFile } from './compile-files.ts'
export { filesBeside, processesFolder } from './folder-files.ts'
export { deployFolder, deployPath, type FolderOptions, type FolderResult } from './process-folder.ts'
export {
  bpmnOf,
  filesOfVersion,
  formOf,
  formOfCase,
  latestDeployment,
  resourcesOf,
  type Deployment,
} from './resources.ts'
export { startFormOf, type StartForm } from './start-form.ts'
export { storyStage } from './story-stage.ts'
export { explainCase, type ExplainedCase } from './explain-case.ts'
export { verifyChain, type Break, type ChainReport } from './verify-chain.ts'
export { once, type Once } from './once.ts'
export { cleanUp } from './clean-up.ts'
export { NEVER, partsOfHome, type QueueState } from './task-queue.ts'
export { mendAfterUpgrade, mendQueues } from './mend-queues.ts'
export { worldsOf } from './world.ts'
export { GENESIS } from './trail.ts'
export { openTown, createTown } from '../db/town.ts'
