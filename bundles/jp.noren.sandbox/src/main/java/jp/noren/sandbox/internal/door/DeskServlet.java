package jp.noren.sandbox.internal.door;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** A played company's front door in this node. */
public final class DeskServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST_BODY = 64 * 1024;

    private final transient Desk desk;

    public DeskServlet(Desk desk) {
        this.desk = desk;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            response.sendError(413);
            return;
        }
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String whole = request.getRequestURL().toString();
        Delivery delivery = desk.serve(new Request(
                request.getMethod(),
                path,
                request.getQueryString() == null ? "" : request.getQueryString(),
                headers(request),
                body,
                whole.substring(0, whole.length() - path.length())));
        deliver(delivery, response);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    private static void deliver(Delivery delivery, HttpServletResponse response) throws IOException {
        pause(delivery.delayMillis());
        response.setStatus(delivery.status());
        response.setHeader("Content-Type", delivery.contentType());
        if (delivery.location() != null) {
            response.setHeader("Location", delivery.location());
        }
        if (delivery.lost()) {
            hangUp(response);
        }
        response.setContentLength(delivery.body().length);
        response.getOutputStream().write(delivery.body());
    }

    /** A head that promises a body, and then nothing: an error after that makes the server close the connection. */
    private static void hangUp(HttpServletResponse response) throws IOException {
        response.setContentLength(1);
        response.flushBuffer();
        throw new IOException("played: the reply is lost");
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
