package jp.noren.member.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.member.internal.app.ResendCredentials;
import jp.noren.member.internal.domain.Member;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/credentials-mails}: the desk has login id and first password mailed again, to the registered address only (R096). */
@Component(service = RestResource.class)
@RestPath(path = "credentials-mails")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class CredentialsMailsResource implements RestResource {

    /** What the member wrote about himself in his inquiry. */
    public record Wish(String storefront, String inquiry, String name, String email, String phone, String postcode) {
        ResendCredentials.Command command() {
            return new ResendCredentials.Command(storefront, inquiry, name, email, phone, postcode);
        }

        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    /** @param to the registered address, its name hidden but for the first letter */
    public record Accepted(String member, String to) {
        static Accepted of(Member member) {
            String email = member.profile().email();
            return new Accepted(member.id(), email.charAt(0) + "***" + email.substring(email.lastIndexOf('@')));
        }
    }

    private final ResendCredentials resend;

    @Activate
    public CredentialsMailsResource(@Reference ResendCredentials resend) {
        this.resend = resend;
    }

    @POST
    @Idempotent
    @Allowed({Role.CS, Role.ADMIN})
    public Response resend(@Context Request request, Wish wish) {
        Member member = resend.handle(request.caller(), wish.command());
        return Response.accepted(Accepted.of(member)).build();
    }
}
