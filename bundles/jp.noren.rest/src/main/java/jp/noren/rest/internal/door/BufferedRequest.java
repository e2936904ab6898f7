package jp.noren.rest.internal.door;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * The request as the resources see it: its body comes from memory, HEAD is a GET whose body is dropped, nothing goes on behind the gate's
 * back (no asynchronous processing), and headers that would steer the JAX-RS runtime are not there.
 */
final class BufferedRequest extends HttpServletRequestWrapper {
    /** One makes the runtime go on after its answer, outside the gate; the others change method and address. */
    private static final List<String> STEERING = List.of("onewayrequest", "x-http-method-override", "org.apache.cxf.");

    private final Call call;

    BufferedRequest(HttpServletRequest request, Call call) {
        super(request);
        this.call = call;
    }

    @Override
    public String getMethod() {
        String method = super.getMethod();
        return method.equals("HEAD") ? "GET" : method;
    }

    @Override
    public boolean isAsyncSupported() {
        return false;
    }

    @Override
    public String getHeader(String name) {
        return steers(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return steers(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !steers(name))
                .toList());
    }

    private static boolean steers(String name) {
        char first = name.isEmpty() ? ' ' : Character.toLowerCase(name.charAt(0));
        if (first != 'o' && first != 'x') {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return STEERING.stream().anyMatch(lower::startsWith);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new FromMemory();
    }

    private final class FromMemory extends ServletInputStream {
        private ByteArrayInputStream bytes;

        private ByteArrayInputStream bytes() throws IOException {
            if (bytes == null) {
                bytes = new ByteArrayInputStream(call.body());
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes().read();
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            return bytes().read(to, offset, length);
        }

        @Override
        public int available() throws IOException {
            return bytes().available();
        }

        @Override
        public boolean isFinished() {
            return bytes != null && bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("read from memory");
        }
    }
}
