import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Connections that faults keep waiting, and the port that they close. */
export class Connections {
	private readonly waiting = new Set<Socket>();
	private reopen: (() => Promise<void>) | undefined;

	/** How many clients wait because a fault lets them. */
	get held(): number {
		return this.waiting.size;
	}

	/** Keeps a client waiting. It counts as held until it hangs up. */
	async hold(socket: Socket, ms: number): Promise<void> {
		const release = () => void this.waiting.delete(socket);
		if (!socket.destroyed) this.waiting.add(socket);
		socket.once('close', release);
		// The global timer, which tests replace by a virtual one; it keeps no process alive.
		await new Promise((resolve) => setTimeout(resolve, ms).unref());
		socket.off('close', release);
		release();
	}

	/** Refuses new connections for a while; requests that have arrived are still answered. */
	closePort(server: Server, ms: number): void {
		if (!server.listening) return;
		const { port, address } = server.address() as AddressInfo;
		server.close();
		const reopen = async () => {
			clearTimeout(timer);
			if (server.listening) return;
			server.listen(port, address);
			await once(server, 'listening');
		};
		const timer = setTimeout(() => void reopen(), ms);
		this.reopen = reopen;
	}

	/** Hangs up on those who wait, and opens the port. */
	async restore(): Promise<void> {
		for (const socket of this.waiting) socket.destroy();
		await this.reopen?.();
	}
}
