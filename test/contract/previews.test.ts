import { globSync, readFileSync } from 'fs';
import { join } from 'path';
import { listPreviews } from '../../tools/previews';
import { ROOT } from './contract-case';

const found = () => globSync('nodes/*/__schema__/**/*.json', { cwd: ROOT }).toSorted();

it('has a preview of every operation and of every trigger, and no others: npm run generate', async () => {
	const wanted = (await listPreviews()).map(({ file }) => file);
	expect(new Set(wanted).size).toBe(wanted.length);
	expect(found()).toEqual(wanted.toSorted());
});

it('has previews as they are generated: npm run generate', async () => {
	for (const { file, schema } of await listPreviews()) {
		expect({ file, schema: JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as unknown }).toEqual(
			{
				file,
				schema,
			},
		);
	}
});

it('names at least one field of everything, with a type that the editor can show', async () => {
	for (const { file, schema } of await listPreviews()) {
		const types = Object.values(schema.properties ?? {}).map(({ type }) => [type].flat()[0]);
		expect({ file, types }).toEqual({ file, types: expect.arrayContaining([expect.any(String)]) });
		expect({ file, types }).not.toEqual({ file, types: expect.arrayContaining(['null']) });
	}
});
