/**
 * Runs workflows in process on n8n-core: the engine, the contexts and the HTTP helpers are n8n's own,
 * the nodes and credentials are this package's sources.
 */
export type { CredentialData } from './credentials';
export { forgetDeclared, undeclared } from './declared';
export { testCredential } from './credential-test';
export type { ParentExecution } from './database';
export { runWorkflowJson, startWorkflowJson } from './execution';
export type { Execution, RunOptions } from './execution';
export { restartN8n } from './instance';
export type { WorkflowJson } from './instance';
export { loadOptions, mapFields, searchList } from './list-search';
export type { DropdownRequest } from './list-search';
export { NODE_UNDER_TEST, runWorkflow, startWorkflow } from './node-run';
export type { NodeRunOptions } from './node-run';
export { PollingWorkflow } from './poll';
export { retryWorkflow, retryWorkflowJson, startRetryJson } from './retry';
export { WorkflowResult } from './result';
export type { BinaryFile, StoredError } from './result';
export { TriggerWorkflow } from './trigger';
export type { Delivery } from './trigger';
export { TRIGGER } from './trigger-copy';
export type { TriggerOptions } from './trigger-copy';
export type { WebhookRequest, WebhookResponse } from './webhook-exchange';
export { startWebhookServer } from './webhook-server';
export type { WebhookServer } from './webhook-server';
export { sleepingExecution } from './sleep';
export type { SleepingExecution } from './sleep';
export { inVirtualTime } from './virtual-time';
