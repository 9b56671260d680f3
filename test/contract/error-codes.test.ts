import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { errors } from '../../nodes/Klen/api/errors';

interface Contract {
	components: { schemas: { ErrorCode: { enum: string[] } } };
}

const FILE = join(__dirname, '../../contracts/klen.openapi.yaml');

it('knows advice for every error code of the contract, and for no other', () => {
	const contract = parse(readFileSync(FILE, 'utf8')) as Contract;
	expect(Object.keys(errors).sort()).toEqual(contract.components.schemas.ErrorCode.enum.toSorted());
});
