import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { RECOMMENDED_SETTINGS } from '../../tools/scale/cluster';

const ROOT = join(__dirname, '../..');

interface Service {
	image: string;
	build?: { dockerfile_inline: string };
	command?: string;
	environment?: Record<string, string>;
	secrets?: string[];
}

interface Compose {
	services: Record<string, Service>;
	secrets: Record<string, { file: string }>;
}

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const json = <T extends object>(file: string) => JSON.parse(text(file)) as T;

const compose = parse(text('deploy/compose.yaml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const n8n = services.filter(([, { environment }]) => environment?.EXECUTIONS_MODE === 'queue');

describe('deploy/compose.yaml', () => {
	it('keeps to the Compose Specification', () => {
		// The schema names its own schema by an address that Ajv does not know.
		const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false });
		addFormats(ajv);
		const validate = ajv.compile(json('test/contract/compose-spec/compose-spec.json'));
		validate(compose);

		expect(validate.errors).toBeNull();
	});

	it('has a main process, workers and two webhook processors, all of one image', () => {
		expect(n8n.map(([name, { command = 'start' }]) => [name, command.split(' ')[0]])).toEqual([
			['main', 'start'],
			['worker', 'worker'],
			['webhook-1', 'webhook'],
			['webhook-2', 'webhook'],
		]);
		expect(new Set(n8n.map(([, { image }]) => image)).size).toBe(1);
	});

	it('has every process set up as in the tests of queue mode', () => {
		for (const [, { environment }] of n8n) {
			expect(environment).toMatchObject(RECOMMENDED_SETTINGS);
		}
	});

	it('has this version of the pack, and the n8n that the tests run', () => {
		const pack = json<{ name: string; version: string }>('package.json');
		const { dependencies } = json<{ dependencies: { n8n: string } }>(
			'tools/real-n8n/n8n-2/package.json',
		);
		const dockerfile = n8n[0]?.[1].build?.dockerfile_inline;

		expect(dockerfile).toContain(` ${pack.name}@${pack.version}\n`);
		expect(dockerfile).toContain(`n8nio/n8n:${dependencies.n8n}\n`);
	});

	it('takes every secret from a file', () => {
		for (const [, { environment = {}, secrets = [] }] of services) {
			const files = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
			const inClear = Object.keys(environment).filter((name) => /(PASSWORD|KEY)$/.test(name));

			expect(secrets.map((name) => `/run/secrets/${name}`)).toEqual(
				expect.arrayContaining(files.map(([, file]) => file)),
			);
			expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining(secrets));
			expect(inClear).toEqual([]);
		}
	});
});
