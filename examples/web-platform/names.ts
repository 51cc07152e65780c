/** The ROS stack of the platform: its outputs are found by this name. */
export const STACK_NAME = 'cluster-tfg';
