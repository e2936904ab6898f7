package jp.noren.sandbox.internal.sbps;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import jp.noren.sandbox.internal.door.DeskServer;

/** The emulator as a server of its own, for tests and for harnesses that kill the shop but not the payment company. */
public final class SbpsEmulatorServer implements AutoCloseable {
    private final Emulator emulator;
    private final DeskServer server;

    /** @param port zero for any free one */
    public SbpsEmulatorServer(Emulator emulator, int port) throws IOException {
        this.emulator = emulator;
        this.server = new DeskServer("/sandbox/sbps", new Door(emulator), port);
    }

    /** {@code [port] [book file]}: port 8282 and a book in memory if absent. Takes both synthetic merchants. */
    public static void main(String[] arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8282;
        Path file = arguments.length > 1 ? Path.of(arguments[1]) : null;
        List<Shop> shops = List.of(Shop.SYNTHETIC, Shop.SYNTHETIC_ENCRYPTED);
        SbpsEmulatorServer server = new SbpsEmulatorServer(
                new Emulator(shops, new Book(file), InstantSource.system().withZone(ZoneOffset.UTC)), port);
        System.out.println(server.root());
    }

    /** The kinds of rubbish that a test card can ask for. */
    public static Set<String> garbageKinds() {
        return Garbage.names();
    }

    public Emulator emulator() {
        return emulator;
    }

    /** Where everything is: {@code http://127.0.0.1:<port>/sandbox/sbps}. */
    public URI root() {
        return server.root();
    }

    /** Where the provider sends to. */
    public URI api() {
        return URI.create(root() + "/api/xmlapi.do");
    }

    @Override
    public void close() {
        server.close();
        emulator.book().close();
    }
}
