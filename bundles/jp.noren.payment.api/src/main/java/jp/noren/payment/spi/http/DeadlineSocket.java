package jp.noren.payment.spi.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A socket whose every read ends at the deadline of the running call, however slowly the bytes drip; so do those of TLS above it. */
final class DeadlineSocket extends Socket {
    private volatile Deadline deadline;
    private volatile Duration readTimeout = Duration.ZERO;

    void begin(Deadline callDeadline, Duration timeout) {
        this.deadline = callDeadline;
        this.readTimeout = timeout;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                arm();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                arm();
                return super.read(bytes, offset, length);
            }
        };
    }

    private void arm() throws IOException {
        if (deadline.hasPassed()) {
            throw new SocketTimeoutException("deadline");
        }
        setSoTimeout(deadline.millisAtMost(readTimeout));
    }
}
