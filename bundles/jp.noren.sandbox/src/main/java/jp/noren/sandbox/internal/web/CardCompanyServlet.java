package jp.noren.sandbox.internal.web;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jp.noren.sandbox.internal.app.CardCompany;
import jp.noren.sandbox.internal.sbps.Delivery;
import jp.noren.sandbox.internal.sbps.Door;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The emulated card company's front door in this node: {@code /sandbox/sbps/*}. */
@Component(service = CardCompanyServlet.class)
public final class CardCompanyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST_BODY = 64 * 1024;

    private final transient CardCompany company;

    @Activate
    public CardCompanyServlet(@Reference CardCompany company) {
        this.company = company;
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
        Delivery delivery = company.serve(new Door.Request(
                request.getMethod(),
                path,
                request.getQueryString() == null ? "" : request.getQueryString(),
                request.getHeader("Authorization"),
                request.getContentType(),
                body,
                whole.substring(0, whole.length() - path.length())));
        deliver(delivery, response);
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
