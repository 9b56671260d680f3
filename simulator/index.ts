import compress from '@fastify/compress';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'net';
import { Control } from './control';
import { registerControl } from './control-routes';
import { Ledger } from './core/ledger';
import { registerVendor } from './core/vendor-routes';
import { registerReceiver } from './inspector/receiver';
import { registerInspector, registerPage } from './inspector/routes';
import { createWorld, type World, type WorldOptions } from './world';

export type { Control } from './control';
export type { SimulatorSettings, SettingsPatch } from './world';

/** More than the largest file that a vendor takes. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export interface SimulatorOptions extends Partial<WorldOptions> {
	/** 0, the default, lets the system choose. */
	port?: number;
	/** Address to listen on, by default 127.0.0.1. */
	host?: string;
}

export interface Simulator {
	/** Origin, for example http://127.0.0.1:4010. */
	url: string;
	/** Base addresses of Klen's environments. */
	klen: { production: string; sandbox: string };
	/** Base addresses of Trillet's environments. */
	trillet: { production: string; development: string };
	control: Control;
	/** Stops listening. @throws when the simulator itself broke the contract */
	close(): Promise<void>;
}

/** Starts a simulator in this process. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { port = 0, host = '127.0.0.1' } = options;
	let url = '';
	const origin = () => url;
	const violations: string[] = [];
	const startWorld = async (seed = options.seed ?? 1) => {
		const worldOptions: WorldOptions = {
			seed,
			speed: options.speed ?? 1,
			startTime: options.startTime ?? new Date(),
			settings: options.settings ?? {},
			requestsPerMinute: options.requestsPerMinute ?? 60,
		};
		return await createWorld(worldOptions, origin, new Ledger(violations));
	};
	let world = await startWorld();
	const control = new Control(
		() => world,
		async (seed) => {
			world.clock.stop();
			world = await startWorld(seed);
		},
	);

	const app = await buildServer(control, () => world, origin);
	await app.listen({ port, host });
	url = `http://${host}:${(app.server.address() as AddressInfo).port}`;
	return {
		url,
		klen: { production: `${url}/klen/production`, sandbox: `${url}/klen/sandbox` },
		trillet: {
			production: `${url}/trillet/production`,
			development: `${url}/trillet/development`,
		},
		control,
		async close() {
			world.clock.stop();
			await app.close();
			if (violations.length > 0) {
				throw new Error(`The simulator broke its contract:\n${violations.join('\n')}`);
			}
		},
	};
}

async function buildServer(
	control: Control,
	world: () => World,
	origin: () => string,
): Promise<FastifyInstance> {
	const app = Fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true });
	await app.register(compress);
	for (const vendor of ['klen', 'trillet'] as const) {
		await app.register((scope, _, done) => {
			registerVendor(scope, vendor, () => {
				const { clock, faults, ledger, ...vendors } = world();
				const { service } = vendors[vendor];
				return { vendor: service, parts: { faults, ledger, now: () => clock.now() } };
			});
			done();
		});
	}
	await app.register(
		(scope, _, done) => {
			registerControl(scope, control);
			done();
		},
		{ prefix: '/_control' },
	);
	await app.register(
		(scope, _, done) => {
			registerInspector(scope, world, origin);
			done();
		},
		{ prefix: '/_control/inspector' },
	);
	await app.register((scope, _, done) => {
		registerReceiver(scope, world);
		done();
	});
	await registerPage(app);
	return app;
}
