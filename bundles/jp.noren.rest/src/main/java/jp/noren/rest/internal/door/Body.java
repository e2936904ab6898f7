package jp.noren.rest.internal.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.rest.internal.problem.Refusal;
import jp.noren.rest.internal.problem.RefusalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of a request, kept in memory up to a limit, so that the request can be dispatched again after a swap. Small bodies are read
 * before the gate, so that a slow sender delays no swap; larger ones only once the caller has been let in.
 */
final class Body {
    private static final Logger LOG = LoggerFactory.getLogger(Body.class);
    private static final int FORGOTTEN = 2 * 1024 * 1024;
    private static final long FORGETTING = Duration.ofSeconds(2).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    private final HttpServletRequest request;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream(512);
    private final byte[] chunk = new byte[4096];
    private boolean ended;
    private long began;
    private byte[] bytes;

    Body(HttpServletRequest request) {
        this.request = request;
        this.ended = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
    }

    /** Whether the request has brought a body at all. */
    boolean isPresent() {
        return !ended || read.size() > 0;
    }

    /** Reads up to a limit and leaves what is beyond it for later. */
    void readAhead(int limit) throws IOException {
        if (request.getContentLengthLong() <= limit) {
            readTo(limit);
        }
    }

    /** @throws RefusedException TOO_LARGE when the body is larger */
    byte[] complete(int limit) throws IOException {
        requireAnnounced(limit);
        readTo(limit);
        if (!ended || read.size() > limit) {
            throw tooLarge(limit);
        }
        if (bytes == null) {
            bytes = read.toByteArray();
        }
        return bytes;
    }

    void requireAnnounced(int limit) {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
    }

    private void readTo(int limit) throws IOException {
        if (ended) {
            return;
        }
        if (began == 0) {
            began = System.nanoTime();
        }
        InputStream from = request.getInputStream();
        while (read.size() <= limit) {
            int count = from.read(chunk, 0, Math.min(chunk.length, limit + 1 - read.size()));
            if (count < 0) {
                ended = true;
                return;
            }
            read.write(chunk, 0, count);
            if (System.nanoTime() - began > PATIENCE) {
                throw new RefusalException(Refusal.of(408, "rest.body-too-slow"));
            }
        }
    }

    /**
     * Reads and forgets what the client is still sending after it was refused: a connection that is closed on unread bytes loses the answer on its way.
     * What is announced as larger than anybody takes, or waits for a word to be sent at all, is left.
     */
    void forget() {
        if (ended || request.getContentLengthLong() > FORGOTTEN || request.getHeader("Expect") != null) {
            return;
        }
        long end = System.nanoTime() + FORGETTING;
        try {
            InputStream from = request.getInputStream();
            int left = FORGOTTEN;
            int count = 0;
            while (count >= 0 && left > 0 && System.nanoTime() - end < 0) {
                count = from.read(chunk, 0, chunk.length);
                left -= count;
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Nobody is left to hear the answer", e);
        }
    }

    private static RefusedException tooLarge(int limit) {
        return new RefusedException(Kind.TOO_LARGE, "rest.body-too-large", Map.of("limit", limit));
    }
}
