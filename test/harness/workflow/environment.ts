/**
 * Settings that n8n-core reads from the environment while it loads. Every file of the harness that
 * imports n8n-core imports this one first.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const userFolder = mkdtempSync(join(tmpdir(), 'n8n-workflow-harness-'));

Object.assign(process.env, {
	// n8n keeps its settings file there; a fixed key saves it from inventing and logging one.
	N8N_USER_FOLDER: userFolder,
	N8N_ENCRYPTION_KEY: 'workflow-harness',
	N8N_LOG_LEVEL: 'silent',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	// The simulator listens on loopback, which n8n's guard against server-side request forgery blocks.
	N8N_SSRF_PROTECTION_ENABLED: 'false',
	GENERIC_TIMEZONE: 'UTC',
});

afterAll(() => rmSync(userFolder, { recursive: true, force: true }));
