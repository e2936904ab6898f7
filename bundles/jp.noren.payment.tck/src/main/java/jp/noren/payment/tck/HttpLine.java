package jp.noren.payment.tck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A bare HTTP/1.1 server, one call a connection: bare because it must be able to answer what no proper server would. */
final class HttpLine {

    @FunctionalInterface
    interface Handler {
        void serve(Socket socket) throws IOException;
    }

    private final Handler handler;
    private ServerSocket door;
    private final int port;

    HttpLine(Handler handler, int port) {
        this.handler = handler;
        this.door = bind(port);
        this.port = door.getLocalPort();
        listen(door);
    }

    int port() {
        return port;
    }

    synchronized void open() {
        if (door == null) {
            door = bind(port);
            listen(door);
        }
    }

    synchronized void shut() {
        if (door != null) {
            quietly(door);
            door = null;
            awaitRefusal();
        }
    }

    /** The kernel may let one more in while the listening thread is on its way out. */
    private void awaitRefusal() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (System.nanoTime() < until) {
            try (Socket knock = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
                Thread.onSpinWait();
            } catch (IOException refused) {
                return;
            }
        }
    }

    private static ServerSocket bind(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(ServerSocket at) {
        daemon(() -> {
            while (!at.isClosed()) {
                Socket socket = at.accept();
                daemon(() -> {
                    try (socket) {
                        handler.serve(socket);
                    }
                });
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // the other side hung up, or the door was shut: both are part of the play
                    }
                },
                "fake-gateway");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one request; null when the client went away before sending one. */
    static Call read(InputStream in) throws IOException {
        String first = readLine(in);
        if (first == null || first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String text = readLine(in); text != null && !text.isEmpty(); text = readLine(in)) {
            int colon = text.indexOf(':');
            headers.put(
                    text.substring(0, colon).toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).trim());
        }
        String[] parts = first.split(" ");
        return new Call(parts[0], parts[1], headers, readBody(in, headers));
    }

    private static byte[] readBody(InputStream in, Map<String, String> headers) throws IOException {
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.write(in.readNBytes(size));
            readLine(in);
        }
        readLine(in);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(readLine(in).split(";")[0].trim(), 16);
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return text.size() == 0 ? null : text.toString(StandardCharsets.ISO_8859_1);
            }
            if (b != '\r') {
                text.write(b);
            }
        }
        return text.toString(StandardCharsets.ISO_8859_1);
    }

    static void write(Socket socket, Call.Answer answer) throws IOException {
        String head = "HTTP/1.1 " + answer.status() + " X\r\nContent-Type: " + answer.contentType()
                + "\r\nContent-Length: " + answer.body().length + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(answer.body());
        socket.getOutputStream().flush();
    }
}
