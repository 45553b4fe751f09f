import net from "node:net";

const HOST = "127.0.0.1";
const HOST_V6 = "::1";

/** A port that nobody listens on now. Somebody may take it before we do: whoever binds it must be ready to ask again. */
export async function findFreePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  return await listenOnce(0);
}

/** `localhost` may mean either address, so free means that neither answers. */
export async function isPortFree(port: number): Promise<boolean> {
  if ((await answers(port, HOST)) || (await answers(port, HOST_V6))) return false;
  return await listenOnce(port).then(
    () => true,
    () => false
  );
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.unref();
    server.once("error", reject);
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
