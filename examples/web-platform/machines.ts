import { LocalMachines } from 'ack-blueprints';

/** The local cluster of the thesis: a control-plane node, two workers, and a server for the shared files. */
export const MACHINES = new LocalMachines();
