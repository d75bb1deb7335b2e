// The opened key for a few minutes in the memory of the app's worker, so that a reload asks for no code; on no disk.

const PATIENCE = 500; // milliseconds until a silent worker counts as none
type Told = { what: "hold"; device: string; key: CryptoKey } | { what: "let-go" } | { what: "ask"; device: string };

async function tell(told: Told, back: MessagePort[] = []): Promise<void> {
  const found = await globalThis.navigator?.serviceWorker?.getRegistration?.("/field/").catch(() => undefined);
  found?.active?.postMessage({ "prakan-field-key": told }, back);
}

export const hold = (device: string, key: CryptoKey) => tell({ what: "hold", device, key }).catch(() => undefined);
export const letGo = () => tell({ what: "let-go" }).catch(() => undefined);

/** The key of this device, when the worker still holds it; null otherwise, whatever the reason. */
export function ask(device: string): Promise<CryptoKey | null> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((give) => {
    const end = (key: unknown) => (port1.close(), give(key instanceof CryptoKey ? key : null));
    port1.onmessage = ({ data }) => end(data);
    setTimeout(() => end(null), PATIENCE);
    tell({ what: "ask", device }, [port2]).catch(() => end(null));
  });
}
