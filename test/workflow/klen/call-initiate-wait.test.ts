import { testWaitToggle } from '../wait-toggle-suite';
import { byId, useKlen } from './klen';

const klen = useKlen();

testWaitToggle(klen, {
	operation: 'initiate',
	request: 'initiateCall',
	list: 'listCalls',
	emptyList: { count: 0, page: 1, limit: 100, pages: 0, calls: [] },
	parameters: { agentId: byId('789'), phoneNumber: '={{ $json.phone }}' },
	idField: 'call_id',
	setTalk: (callSeconds) => klen.control.settings({ klen: { callSeconds } }),
});
