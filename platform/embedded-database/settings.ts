/**
 * How a new cluster is set: modest for a machine that also runs the product, never careless with data. The operator
 * overrides them with `ALTER SYSTEM`.
 */
export const lastingSettings: Readonly<Record<string, string>> = {
  shared_buffers: '192MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_connections: '100',
  random_page_cost: '1.1',
  jit: 'off',
  max_wal_size: '1GB',
  checkpoint_completion_target: '0.9',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // One file per weekday, written anew after a week. What customers wrote has no place in it: no values of parameters,
  // no "Key (email)=(…)".
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/** What every start insists on, whatever the cluster says. */
export function startSettings(given: {
  socketFolder: string;
  port: number;
  clusterName: string;
  /** Bytes of memory that processes can share through /dev/shm; containers often have 64 MB only. */
  sharedMemory: number;
  overrides: Readonly<Record<string, string>>;
}): Record<string, string> {
  return {
    ...given.overrides,
    listen_addresses: '',
    unix_socket_directories: `"${given.socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: String(given.port),
    cluster_name: given.clusterName,
    dynamic_shared_memory_type: given.sharedMemory >= 256 * 1024 ** 2 ? 'posix' : 'mmap',
  };
}

/** The settings as arguments for `postgres` and `initdb`. */
export function asArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
