import { spawn } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import axios from 'axios';

const root = join(__dirname, '../..');

const markdownIn = (folder: string) =>
	readdirSync(join(root, folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => join(root, folder, name));
const files = [
	...['.', 'docs', 'docs/decisions', 'examples', 'simulator', 'simulator/trillet']
		.filter((folder) => existsSync(join(root, folder)))
		.flatMap(markdownIn),
];
const pages = files.map((file) => ({
	name: relative(root, file),
	folder: dirname(file),
	text: readFileSync(file, 'utf8'),
}));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

/** The anchor that a heading gets on GitHub. */
const slug = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s-]/gu, '')
		.trim()
		.replace(/\s/g, '-');

const anchorsIn = (text: string) =>
	[...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => slug(title ?? ''));

describe.each(pages)('$name', ({ folder, text }) => {
	it('has no link that leads nowhere', () => {
		const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
			.map(([, link = '']) => link)
			.filter((link) => !/^[a-z]+:/.test(link));
		const broken = links.filter((link) => {
			const [path = '', anchor] = link.split('#');
			const target = path === '' ? undefined : join(folder, path);
			if (target && !existsSync(target)) return true;
			if (anchor === undefined) return false;
			return !anchorsIn(target ? readFileSync(target, 'utf8') : text).includes(anchor);
		});
		expect(broken).toEqual([]);
	});

	it('names only tests that exist', () => {
		const named = [...text.matchAll(/`(test\/[\w./*-]+\.ts)`/g)].map(([, path = '']) => path);
		expect(named.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([]);
	});

	it('names only commands that exist', () => {
		const named = [...text.matchAll(/\bnpm run ([a-z\d:-]+)/g)].map(([, name = '']) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
		const programs = [...text.matchAll(/\bnode (tools\/[\w./-]+)/g)].map(([, path = '']) => path);
		expect(programs.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});
});

it('the README can be read in one go', () => {
	expect(readFileSync(join(root, 'README.md')).length).toBeLessThanOrEqual(12_000);
});

/** Every command of the pages, and what runs it. */
const RUN_BY: Record<string, string> = {
	'npm ci': '.ci/run',
	'npm test': '.ci/run',
	'npm run check-release': 'test/contract/packages.test.ts',
	'npm run demo': 'test/e2e/demo.test.ts',
	'npm run generate': 'test/contract/coverage.test.ts',
	'npm run lint': 'tools/test.ts',
	'npm run package': 'test/e2e/vendor-packages.test.ts',
	'npm run probe': 'test/unit/probe/probe.test.ts',
	'npm run reliability': 'test/workflow/faults/schedules.test.ts',
	'npm run scale': 'test/scale/queue-mode.test.ts',
	'npm run scan': 'tools/test.ts',
	'npm run simulator': 'test/contract/docs.test.ts',
	'npm run test': 'tools/test.ts',
	'npm run typecheck': 'tools/test.ts',
};

/** They take long, and write what a person looks at. */
const RUN_BY_PEOPLE = ['npm run bench', 'npm run pictures'];

it('every command of the pages is run by a test', () => {
	const commands = pages
		.filter(({ name }) => !name.startsWith('docs/decisions'))
		.flatMap(({ text }) => [...text.matchAll(/\bnpm (?:ci|test|run [a-z-]+)\b/g)])
		.map(([command]) => command)
		.filter((command) => !RUN_BY_PEOPLE.includes(command));
	const untested = [...new Set(commands)].filter(
		(command) => !RUN_BY[command] || !existsSync(join(root, RUN_BY[command])),
	);
	expect(untested).toEqual([]);
});

const tool = (...args: string[]) => [join(root, 'tools/node24/run.mjs'), 'tsx', ...args];

it('the simulator starts where it is told to, and says where', async () => {
	const simulator = spawn(process.execPath, tool('simulator/main.ts', '--port', '0'), {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	try {
		const url = await new Promise<string>((resolve, reject) => {
			let output = '';
			simulator.on('error', reject);
			simulator.on('close', () => reject(new Error(`The simulator ended: ${output}`)));
			simulator.stdout.on('data', (chunk: Buffer) => {
				output += chunk.toString();
				const [found] = /http:\/\/[\w.]+:\d+/.exec(output) ?? [];
				if (found) resolve(found);
			});
		});
		expect((await axios.get(url)).status).toBe(200);
	} finally {
		simulator.kill();
	}
}, 60_000);
