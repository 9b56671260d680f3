import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../real-n8n/folders';
import { checkRelease } from './changelog';

const [tag = ''] = process.argv.slice(2);
const manifest = readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };

try {
	checkRelease(tag, version);
	process.stdout.write(`${tag} can be published.\n`);
} catch (error) {
	process.stderr.write(`${(error as Error).message}\n`);
	process.exitCode = 1;
}
