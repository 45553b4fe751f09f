/**
 * Node16 modules write a relative dynamic import with its extension,
 * `import("./start.js")`, while the source beside it is `start.ts`.
 */
module.exports = (request, options) => {
  try {
    return options.defaultResolver(request, options);
  } catch (error) {
    const isOurs =
      request.startsWith(".") && !options.basedir.includes("node_modules");
    if (!isOurs || !request.endsWith(".js")) throw error;
    return options.defaultResolver(request.replace(/\.js$/, ".ts"), options);
  }
};
