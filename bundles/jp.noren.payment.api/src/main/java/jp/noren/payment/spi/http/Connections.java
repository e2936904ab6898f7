package jp.noren.payment.spi.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The connections to the endpoint, kept open as long as the other side allows it. No thread belongs to it, and closing it closes them all: the JDK's
 * HttpClient has no end before Java 21, and its HttpURLConnection sends a POST a second time by itself, which is not for money.
 */
final class Connections implements AutoCloseable {
    private static final int MAX_IDLE = 32;
    private static final long LOOK_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long TOO_OLD_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final URI endpoint;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Connections(URI endpoint, Duration connectTimeout, Duration readTimeout) {
        this.endpoint = endpoint;
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
    }

    /** @throws IOException when no connection could be made: nothing has been sent then */
    Connection take(Deadline deadline) throws IOException {
        for (Connection kept = poll(); kept != null; kept = poll()) {
            if (isFit(kept)) {
                return kept;
            }
            kept.close();
        }
        return Connection.open(endpoint, deadline, connectTimeout, readTimeout);
    }

    WireReply exchange(Connection connection, byte[] request, Deadline deadline) throws IOException, BadReplyException {
        boolean keep = false;
        try {
            WireReply reply = connection.exchange(request, deadline, readTimeout);
            keep = reply.reusable() && !connection.hasLeftovers();
            return reply;
        } finally {
            if (keep) {
                giveBack(connection);
            } else {
                connection.close();
            }
        }
    }

    private boolean isFit(Connection kept) throws IOException {
        long rested = System.nanoTime() - kept.idleSince();
        return rested < TOO_OLD_NANOS && !kept.hasLeftovers() && (rested < LOOK_AFTER_NANOS || kept.isQuiet());
    }

    private synchronized Connection poll() {
        return idle.pollLast();
    }

    private synchronized void giveBack(Connection connection) {
        if (closed || idle.size() >= MAX_IDLE) {
            connection.close();
        } else {
            connection.restSince(System.nanoTime());
            idle.addLast(connection);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Connection::close);
        idle.clear();
    }
}
