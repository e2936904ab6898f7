package jp.noren.sandbox.internal.np;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import jp.noren.sandbox.internal.door.DeskServer;

/** The emulator as a server of its own, for tests and for harnesses that kill the shop but not the payment company. */
public final class NpEmulatorServer implements AutoCloseable {
    private final NpEmulator emulator;
    private final DeskServer server;

    /** @param port zero for any free one */
    public NpEmulatorServer(NpEmulator emulator, int port) throws IOException {
        this.emulator = emulator;
        this.server = new DeskServer("/sandbox/np", new NpDoor(emulator), port);
    }

    /** The kinds of rubbish that can be asked for as {@code garbage-<kind>}. */
    public static Set<String> garbageKinds() {
        return NpGarbage.names();
    }

    public NpEmulator emulator() {
        return emulator;
    }

    /** What the provider is pointed at. */
    public URI root() {
        return server.root();
    }

    @Override
    public void close() {
        server.close();
        emulator.book().close();
    }
}
