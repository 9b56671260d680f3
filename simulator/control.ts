import type { Fault, FaultStatus } from './core/faults';
import type { DeliveryRecord, Filter, RequestRecord, RungPhone } from './core/ledger';
import { KlenControl } from './klen/control';
import { TrilletControl } from './trillet/control';
import { patchSettings, type SettingsPatch, type SimulatorSettings, type World } from './world';

/** What tests do to a simulator; the same things are possible over HTTP, see control-routes.ts. */
export class Control {
	readonly klen: KlenControl;
	readonly trillet: TrilletControl;

	constructor(
		private readonly world: () => World,
		private readonly restart: (seed?: number) => Promise<void>,
	) {
		this.klen = new KlenControl(world);
		this.trillet = new TrilletControl(world);
	}

	/** Forgets everything and starts over, with the same seed unless another one is given. */
	async reset(seed?: number): Promise<void> {
		await this.clearFaults();
		await this.restart(seed);
	}

	/** Moves simulated time and waits for every delivery that this sets off. */
	async advance(milliseconds: number): Promise<void> {
		const { clock, deliveries } = this.world();
		await clock.advance(milliseconds, () => deliveries.idle());
	}

	/** Lets the vendors' clock differ from this machine's: ahead of it, or behind it when negative. */
	shiftClock(milliseconds: number): void {
		this.world().clock.shift(milliseconds);
	}

	setSpeed(speed: number): void {
		this.world().clock.setSpeed(speed);
	}

	now(): Date {
		return new Date(this.world().clock.now());
	}

	/** @returns the settings in force, after merging `patch` */
	settings(patch: SettingsPatch = {}): SimulatorSettings {
		const { settings } = this.world();
		patchSettings(settings, patch);
		return structuredClone(settings);
	}

	/** @returns the fault's name, as the ledger shows it */
	addFault(fault: Fault): string {
		return this.world().faults.add(fault);
	}

	faults(): FaultStatus[] {
		return this.world().faults.list();
	}

	/** @returns whether there was such a fault */
	removeFault(name: string): boolean {
		return this.world().faults.remove(name);
	}

	/** Forgets all faults, and ends those under way. */
	async clearFaults(): Promise<void> {
		await this.world().faults.clear();
	}

	/** How many clients wait because a fault lets them. */
	heldClients(): number {
		return this.world().faults.connections.held;
	}

	requests(filter: Filter<RequestRecord> = {}): RequestRecord[] {
		return this.world().ledger.requests(filter);
	}

	deliveries(filter: Filter<DeliveryRecord> = {}): DeliveryRecord[] {
		return this.world().ledger.deliveries(filter);
	}

	/**
	 * Sends what a delivery has sent once more, correctly signed unless a forgery is asked for.
	 *
	 * @throws when there is no such delivery
	 */
	async repeatDelivery(
		id: number,
		signature: DeliveryRecord['signature'] = 'valid',
	): Promise<DeliveryRecord> {
		const [record] = this.deliveries({ id });
		if (!record) throw new Error(`There is no delivery ${id}`);
		return await this.world().deliveries.repeat(record, signature);
	}

	/** Phones that rang, with repeats. */
	rungPhones(filter: Filter<RungPhone> = {}): RungPhone[] {
		return this.world().ledger.rungPhones(filter);
	}

	/** Resolves when no delivery is under way. */
	async deliveriesIdle(): Promise<void> {
		await this.world().deliveries.idle();
	}

	/** How the simulator itself broke the contract; `close` fails when there is anything left here. */
	contractViolations(): string[] {
		return this.world().ledger.contractViolations();
	}

	clearContractViolations(): void {
		this.world().ledger.clearViolations();
	}

	clearLedger(): void {
		this.world().ledger.clear();
	}
}
