package jp.noren.payment.spi.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection to the endpoint, plain or TLS, for one call at a time. */
final class Connection {
    private final DeadlineSocket raw;
    private final Socket socket;
    private final InputStream in;
    private long idleSince;

    private Connection(DeadlineSocket raw, Socket socket) throws IOException {
        this.raw = raw;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 4096);
    }

    /** Connects, and with https shakes hands and checks the certificate against the host's name; no byte of a request has left when this fails. */
    static Connection open(URI endpoint, Deadline deadline, Duration connectTimeout, Duration readTimeout)
            throws IOException {
        DeadlineSocket raw = new DeadlineSocket();
        try {
            raw.setTcpNoDelay(true);
            raw.begin(deadline, readTimeout);
            raw.connect(
                    new InetSocketAddress(endpoint.getHost(), port(endpoint)), deadline.millisAtMost(connectTimeout));
            return new Connection(raw, isTls(endpoint) ? shakeHands(raw, endpoint) : raw);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static boolean isTls(URI endpoint) {
        return endpoint.getScheme().equals("https");
    }

    private static int port(URI endpoint) {
        return endpoint.getPort() > 0 ? endpoint.getPort() : isTls(endpoint) ? 443 : 80;
    }

    private static Socket shakeHands(Socket raw, URI endpoint) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket tls = (SSLSocket) factory.createSocket(raw, endpoint.getHost(), port(endpoint), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    WireReply exchange(byte[] request, Deadline deadline, Duration readTimeout) throws IOException, BadReplyException {
        raw.begin(deadline, readTimeout);
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        return new ReplyReader(in).read();
    }

    /** Whether bytes lie there that no request asked for: an answer found before the question is not its answer. */
    boolean hasLeftovers() throws IOException {
        return in.available() > 0;
    }

    /** Whether it is still open and says nothing, looked at for a millisecond: what speaks unasked is as useless as what is closed. */
    boolean isQuiet() {
        raw.begin(Deadline.in(Duration.ofSeconds(1)), Duration.ofMillis(1));
        try {
            in.read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    void restSince(long nanos) {
        idleSince = nanos;
    }

    long idleSince() {
        return idleSince;
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // closing is all that was wanted of it
        }
    }
}
