import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate` writes the next migration from the schema; views and comments are written by hand
// (`npx drizzle-kit generate --custom`).
export default defineConfig({
  dialect: 'postgresql',
  schema:
    './src/store/schema/{shared,thread,across,record,frontier,jobs,forgotten,daily,thread-state,desk,desk-people}.ts',
  out: './drizzle',
});
