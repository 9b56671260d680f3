/** One npm package that is built from this project. */
export interface PackageSpec {
	name: string;
	/** The folders below `nodes/` that it carries; its credentials are named after them. */
	vendors: Vendor[];
	/** Its README, in which, for a package of one vendor, `<!-- operations -->` stands for the table of operations. */
	readme: string;
	/** What its package.json says otherwise than that of the project. */
	about: { description?: string; keywords?: string[] };
}

export type Vendor = 'Klen' | 'Trillet';

export const VENDORS: Vendor[] = ['Klen', 'Trillet'];

/** The package that has this project's name, and carries everything. */
export const PACK_NAME = 'n8n-nodes-voice-agents';

/** n8n finds community packages by the first two. */
const keywords = (vendor: string) => [
	'n8n-community-node-package',
	'n8n',
	vendor,
	'voice-ai',
	'voice-agent',
	'phone-call',
];

/** n8n verifies packages of one service only: hence one for each vendor beside the pack. */
export const PACKAGES: PackageSpec[] = [
	{ name: PACK_NAME, vendors: VENDORS, readme: 'README.md', about: {} },
	{
		name: 'n8n-nodes-klen',
		vendors: ['Klen'],
		readme: 'packages/n8n-nodes-klen.md',
		about: {
			description:
				'n8n nodes for Klen AI: place AI phone calls, start workflows on signed call events.',
			keywords: keywords('klen'),
		},
	},
	{
		name: 'n8n-nodes-trillet',
		vendors: ['Trillet'],
		readme: 'packages/n8n-nodes-trillet.md',
		about: {
			description:
				'n8n nodes for Trillet AI: place AI phone calls and batches, start workflows on call events.',
			keywords: keywords('trillet'),
		},
	},
];
