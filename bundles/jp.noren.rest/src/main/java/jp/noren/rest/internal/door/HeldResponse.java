package jp.noren.rest.internal.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * An answer that is held back until the call has left the gate: it can be thrown away when the request must be dispatched again, it is stored
 * before it is sent, and a slow reader delays no swap.
 */
public final class HeldResponse extends HttpServletResponseWrapper {
    private final boolean bodyless;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    private int status = SC_OK;

    /** @param bodyless the answer to a HEAD: its headers alone are sent */
    HeldResponse(HttpServletResponse response, boolean bodyless) {
        super(response);
        this.bodyless = bodyless;
    }

    /** Throws away what has been said so far. */
    public void forget() {
        status = SC_OK;
        headers.clear();
        body.reset();
    }

    public byte[] bytes() {
        return body.toByteArray();
    }

    public void write(int newStatus, String type, byte[] bytes) {
        forget();
        status = newStatus;
        setHeader("Content-Type", type);
        body.writeBytes(bytes);
    }

    void headerIfAbsent(String name, String value) {
        headers.computeIfAbsent(name, n -> new ArrayList<>(List.of(value)));
    }

    void send() throws IOException {
        HttpServletResponse to = (HttpServletResponse) getResponse();
        to.setStatus(status);
        headers.forEach((name, values) -> values.forEach(value -> to.addHeader(name, value)));
        if (status == SC_NO_CONTENT || status == SC_NOT_MODIFIED) {
            return;
        }
        to.setContentLength(body.size());
        if (!bodyless) {
            body.writeTo(to.getOutputStream());
        }
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int newStatus) {
        status = newStatus;
    }

    @Override
    public void sendError(int newStatus) {
        status = newStatus;
    }

    @Override
    public void sendError(int newStatus, String message) {
        status = newStatus;
    }

    /** The server itself says how long an answer is and when it was given. */
    private static boolean isServers(String name) {
        return name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Date");
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isServers(name)) {
            headers.put(name, new ArrayList<>(List.of(value)));
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isServers(name)) {
            headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    @Override
    public String getHeader(String name) {
        return headers.containsKey(name) ? headers.get(name).get(0) : null;
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public Collection<String> getHeaderNames() {
        return new LinkedHashMap<>(headers).keySet();
    }

    @Override
    public void setContentType(String type) {
        setHeader("Content-Type", type);
    }

    @Override
    public String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public void setContentLength(int length) {
        // It is known when the answer is sent.
    }

    @Override
    public void setContentLengthLong(long length) {
        // It is known when the answer is sent.
    }

    @Override
    public void flushBuffer() {
        // Nothing leaves before the call has left the gate.
    }

    @Override
    public void reset() {
        forget();
    }

    @Override
    public void resetBuffer() {
        body.reset();
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(body, true, StandardCharsets.UTF_8);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ToMemory();
    }

    private final class ToMemory extends ServletOutputStream {
        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            body.write(from, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("written to memory");
        }
    }
}
