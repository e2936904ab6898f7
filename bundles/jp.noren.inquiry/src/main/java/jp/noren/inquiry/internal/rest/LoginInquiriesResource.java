package jp.noren.inquiry.internal.rest;

import java.time.Instant;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.inquiry.internal.app.FileLoginInquiry;
import jp.noren.inquiry.internal.domain.LoginForm;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/login-inquiries}: the form for who cannot log in (R096). */
@Component(service = RestResource.class)
@RestPath(path = "login-inquiries")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class LoginInquiriesResource implements RestResource {

    /** His registered data, as he remembers them. */
    public record Help(String storefront, String name, String email, String phone, String address, String text) {
        LoginForm form() {
            return new LoginForm(name, email, phone, address, text);
        }

        @Override
        public String toString() {
            return "Help[hidden]";
        }
    }

    /** The number is all he gets to see of the ticket. */
    public record Taken(String number, Instant receivedAt) {}

    private final FileLoginInquiry file;

    @Activate
    public LoginInquiriesResource(@Reference FileLoginInquiry file) {
        this.file = file;
    }

    @POST
    @Public
    @Idempotent
    public Response file(@Context Request request, Help help) {
        String key = request.idempotencyKey().orElseThrow();
        Ticket ticket = file.handle(request.caller(), key, help.storefront(), help.form());
        return Response.status(Response.Status.CREATED)
                .entity(new Taken(ticket.number(), ticket.receivedAt()))
                .build();
    }
}
