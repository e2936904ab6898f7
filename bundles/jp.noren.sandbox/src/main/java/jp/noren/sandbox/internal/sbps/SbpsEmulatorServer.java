package jp.noren.sandbox.internal.sbps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The emulator as a server of its own, for tests and for harnesses that kill the shop but not the payment company. */
public final class SbpsEmulatorServer implements AutoCloseable {
    private static final String ROOT = "/sandbox/sbps";

    private final Emulator emulator;
    private final Door door;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sbps-emulator");
        thread.setDaemon(true);
        return thread;
    });

    /** @param port zero for any free one */
    public SbpsEmulatorServer(Emulator emulator, int port) throws IOException {
        // head and body are two packets; without this each reply waits for the other side's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.emulator = emulator;
        this.door = new Door(emulator);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 256);
        server.createContext(ROOT, this::serve);
        server.setExecutor(threads);
        server.start();
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
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + ROOT);
    }

    /** Where the provider sends to. */
    public URI api() {
        return URI.create(root() + "/api/xmlapi.do");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            Delivery delivery = door.serve(new Door.Request(
                    exchange.getRequestMethod(),
                    uri.getPath().substring(ROOT.length()),
                    uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes(),
                    "http://" + exchange.getRequestHeaders().getFirst("Host") + ROOT));
            deliver(exchange, delivery);
        }
    }

    /** Closing an exchange that was never answered hangs up, which is how a reply gets lost. */
    private static void deliver(HttpExchange exchange, Delivery delivery) throws IOException {
        pause(delivery.delayMillis());
        if (delivery.lost()) {
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", delivery.contentType());
        if (delivery.location() != null) {
            exchange.getResponseHeaders().set("Location", delivery.location());
        }
        int length = delivery.body().length;
        exchange.sendResponseHeaders(delivery.status(), length == 0 ? -1 : length);
        if (length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(delivery.body());
            }
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        emulator.book().close();
    }
}
