package jp.noren.payment.spi.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;

/**
 * The line to one host: each call is sent once and ends at its deadline. No thread belongs to it, and closing it closes its connections: a provider
 * that holds one can be swapped.
 */
public final class HttpLine implements AutoCloseable {
    private final String host;
    private final Connections connections;

    /**
     * @param root scheme, host and port count; https, or http to this machine
     * @param connectTimeout to connect
     * @param readTimeout between two bytes of an answer
     */
    public HttpLine(URI root, Duration connectTimeout, Duration readTimeout) {
        this.host = root.getRawAuthority();
        this.connections = new Connections(root, connectTimeout, readTimeout);
    }

    /** Sends and waits. */
    public HttpAnswer send(HttpCall call, Deadline deadline) {
        if (deadline.hasPassed()) {
            return new HttpAnswer.NotSent("no time was left");
        }
        byte[] request = call.bytes(host);
        Connection connection;
        try {
            connection = connections.take(deadline);
        } catch (IOException e) {
            return new HttpAnswer.NotSent("no connection: " + e.getClass().getSimpleName());
        }
        return exchange(connection, request, deadline);
    }

    private HttpAnswer exchange(Connection connection, byte[] request, Deadline deadline) {
        try {
            WireReply reply = connections.exchange(connection, request, deadline);
            return new HttpAnswer.Reply(reply.status(), reply.contentType(), reply.body());
        } catch (InterruptedIOException e) {
            return new HttpAnswer.Lost("no reply in time");
        } catch (IOException e) {
            return new HttpAnswer.Lost("connection broke: " + e.getClass().getSimpleName());
        } catch (BadReplyException e) {
            return new HttpAnswer.Lost("unusable reply: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
