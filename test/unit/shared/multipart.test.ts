import { encodeForm } from '../../../nodes/shared/transport/exchange';

/** Reads the body with the platform's own parser. */
async function parse({ body, contentType }: ReturnType<typeof encodeForm>): Promise<FormData> {
	return await new Response(new Uint8Array(body), {
		headers: { 'content-type': contentType },
	}).formData();
}

describe('encodeForm', () => {
	it('writes what a parser of forms reads back, byte by byte', async () => {
		const file = Buffer.from([0, 13, 10, 45, 45, 255]);
		const form = await parse(
			encodeForm([
				{ name: 'agentId', value: 'agent_1' },
				{ name: 'note', value: 'Grüße\r\nfrom "here"' },
				{ name: 'file', file, fileName: 'a "quoted" name.csv', mimeType: 'text/csv' },
			]),
		);
		expect(form.get('agentId')).toBe('agent_1');
		expect(form.get('note')).toBe('Grüße\r\nfrom "here"');
		const read = form.get('file') as File;
		expect(read.type).toBe('text/csv');
		expect(Buffer.from(await read.arrayBuffer())).toEqual(file);
	});

	it('lets no file name end its header', () => {
		const { body } = encodeForm([
			{ name: 'file', file: Buffer.from(''), fileName: 'a"\r\nX-Evil: 1', mimeType: 'text/csv' },
		]);
		expect(body.toString()).toContain('filename="a%22%0D%0AX-Evil: 1"');
	});
});
