package jp.noren.sandbox.internal.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A played company as a server of its own, for tests and for harnesses that kill the shop but not the payment company. */
public final class DeskServer implements AutoCloseable {
    private final String root;
    private final Desk desk;
    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * @param root below which everything is, such as {@code /sandbox/sbps}
     * @param port zero for any free one
     */
    public DeskServer(String root, Desk desk, int port) throws IOException {
        // head and body are two packets; without this each reply waits for the other side's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.root = root;
        this.desk = desk;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "played" + root.replace('/', '-'));
            thread.setDaemon(true);
            return thread;
        });
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 256);
        server.createContext(root, this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** Where everything is: {@code http://127.0.0.1:<port><root>}. */
    public URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + root);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            Delivery delivery = desk.serve(new Request(
                    exchange.getRequestMethod(),
                    uri.getPath().substring(root.length()),
                    uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                    headers(exchange),
                    exchange.getRequestBody().readAllBytes(),
                    "http://" + exchange.getRequestHeaders().getFirst("Host") + root));
            deliver(exchange, delivery);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return headers;
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
    }
}
