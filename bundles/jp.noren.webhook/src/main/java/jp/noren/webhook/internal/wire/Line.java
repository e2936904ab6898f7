package jp.noren.webhook.internal.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import jp.noren.webhook.internal.app.Sender.Parcel;

/** One connection for one request of HTTP/1.1. May be closed from another thread, which ends whatever it is doing. */
final class Line implements AutoCloseable {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int MOST_ADDRESSES = 4;

    private final SSLSocketFactory tls;
    private volatile Socket socket;
    private volatile boolean closed;

    Line(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** @param addresses judged ones; nothing else is connected to */
    void open(URI uri, List<InetAddress> addresses, int millis) throws IOException {
        boolean secure = uri.getScheme().equalsIgnoreCase("https");
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        int each = Math.max(1, millis / Math.min(addresses.size(), MOST_ADDRESSES));
        IOException last = new ConnectException();
        for (InetAddress address : addresses.stream().limit(MOST_ADDRESSES).toList()) {
            try {
                hold(new Socket());
                socket.connect(new InetSocketAddress(address, port), each);
                socket.setSoTimeout(millis);
                if (secure) {
                    speakTls(uri.getHost(), port);
                }
                return;
            } catch (javax.net.ssl.SSLException e) {
                throw e;
            } catch (IOException e) {
                last = e;
                closeSocket();
                requireOpen();
            }
        }
        throw last;
    }

    /** On the connection that stands: the name is for the certificate, not for another look-up. */
    private void speakTls(String host, int port) throws IOException {
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, host, port, true);
        hold(secure);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
    }

    private void hold(Socket next) throws IOException {
        socket = next;
        requireOpen();
    }

    private void requireOpen() throws IOException {
        if (closed) {
            closeSocket();
            throw new IOException("closed");
        }
    }

    Reply post(URI uri, Parcel parcel) throws IOException {
        byte[] body = parcel.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(600);
        head.append("POST ").append(target(uri)).append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority());
        head.append(
                "\r\nUser-Agent: Noren-Webhooks/1.0\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ");
        head.append(body.length).append("\r\nAccept: */*\r\nConnection: close\r\n");
        parcel.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("\r\n");
        OutputStream out = socket.getOutputStream();
        byte[] headBytes = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, all, 0, headBytes.length);
        System.arraycopy(body, 0, all, headBytes.length, body.length);
        out.write(all);
        out.flush();
        InputStream in = new BufferedInputStream(socket.getInputStream(), 2048);
        return Reply.read(in);
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    @Override
    public void close() {
        closed = true;
        closeSocket();
    }

    private void closeSocket() {
        Socket held = socket;
        try {
            if (held != null) {
                held.close();
            }
        } catch (IOException e) {
            // nobody reads from it any more
            socket = null;
        }
    }
}
