package jp.noren.payment.sbps.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers with whatever bytes it is told, as no proper server would; remembers what it was sent and over how many connections. */
final class RawServer implements AutoCloseable {

    /** What it does with one request on a connection. */
    interface Behaviour {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    static final String THREAD = "raw-server";

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private volatile Behaviour behaviour;

    RawServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    static Behaviour text(String answer) {
        return (socket, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/api/xmlapi.do");
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // the play is over
            }
        });
        thread.setName(THREAD);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = door.accept();
            connections.add(socket);
            daemon(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        try (socket) {
            for (String request = read(socket.getInputStream());
                    request != null;
                    request = read(socket.getInputStream())) {
                requests.add(request);
                behaviour.answer(socket, socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            head.append((char) b);
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
        return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }
}
