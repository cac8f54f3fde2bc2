// Why: TypeScript meets stylesheets only through the bundler; these shapes let strict checking pass over them.
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css';
declare module '@fontsource-variable/inter/opsz.css';
