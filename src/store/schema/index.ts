export * from './across.js';
export * from './frontier.js';
export * from './record.js';
export * from './shared.js';
export * from './thread.js';
