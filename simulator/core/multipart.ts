/** A file in a form. */
export interface UploadedFile {
	name: string;
	contentType: string;
	content: Buffer;
}

/** The parts of a multipart/form-data body, by their names. */
export interface MultipartForm {
	fields: Record<string, string>;
	files: Record<string, UploadedFile>;
}

/** @returns undefined for any other content type; an empty form when the body is not what it says */
export async function readForm(
	contentType: string | undefined,
	body: Buffer,
): Promise<MultipartForm | undefined> {
	if (!contentType?.startsWith('multipart/form-data')) return undefined;
	const form: MultipartForm = { fields: {}, files: {} };
	let data: FormData;
	try {
		data = await new Response(Uint8Array.from(body), {
			headers: { 'content-type': contentType },
		}).formData();
	} catch {
		return form;
	}
	for (const [name, value] of data) {
		if (typeof value === 'string') form.fields[name] = value;
		else {
			const content = Buffer.from(await value.arrayBuffer());
			form.files[name] = { name: value.name, contentType: value.type, content };
		}
	}
	return form;
}

/** A form as one object: for the contract, where a file is a text, and for the ledger. */
export function describeForm<T>(
	{ fields, files }: MultipartForm,
	describe: (file: UploadedFile) => T,
): Record<string, string | T> {
	const described = Object.entries(files).map(([name, file]) => [name, describe(file)]);
	return { ...fields, ...(Object.fromEntries(described) as Record<string, T>) };
}
