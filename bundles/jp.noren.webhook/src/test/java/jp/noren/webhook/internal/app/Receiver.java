package jp.noren.webhook.internal.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Another company's system on this machine: answers 200, or what the test has laid ready, and keeps what it got. */
final class Receiver implements AutoCloseable {
    record Got(String id, long timestamp, String signature, String body) {}

    private record Answer(int status, String header, String value, String text) {}

    final List<Got> got = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Answer> next = new ConcurrentLinkedDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile CountDownLatch door = new CountDownLatch(0);

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?shop=1";
    }

    Receiver then(int status) {
        return then(status, null, null, "answer " + status);
    }

    Receiver then(int status, String header, String value, String text) {
        next.add(new Answer(status, header, value, text));
        return this;
    }

    /** Nobody is answered until it opens. */
    void shut() {
        door = new CountDownLatch(1);
    }

    void letGo() {
        door.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(new Got(
                headers.getFirst("webhook-id"),
                Long.parseLong(headers.getFirst("webhook-timestamp")),
                headers.getFirst("webhook-signature"),
                body));
        await();
        Answer answer = next.isEmpty() ? new Answer(200, null, null, "thanks") : next.poll();
        if (answer.header() != null) {
            exchange.getResponseHeaders().set(answer.header(), answer.value());
        }
        byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private void await() {
        try {
            door.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Receiver answering(int... statuses) {
        try {
            Receiver receiver = new Receiver();
            for (int status : statuses) {
                receiver.then(status);
            }
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
