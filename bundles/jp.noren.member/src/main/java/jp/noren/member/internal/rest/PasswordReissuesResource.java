package jp.noren.member.internal.rest;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.internal.app.AskPasswordReissue;
import jp.noren.member.internal.app.RedeemReissue;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/password-reissues}: a new password for who forgot his, usable without a login (R101, R102, R103). */
@Component(service = RestResource.class)
@RestPath(path = "password-reissues")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PasswordReissuesResource implements RestResource {

    public record Wish(String storefront, String email) {}

    public record Redemption(String ticket, String newPassword) {
        @Override
        public String toString() {
            return "Redemption[hidden]";
        }
    }

    /** The same words whoever asks, so that nobody learns who is registered (R101). */
    public record Accepted(String status) {}

    private final AskPasswordReissue ask;
    private final RedeemReissue redeem;
    private final TicketPage pages;

    @Activate
    public PasswordReissuesResource(
            @Reference AskPasswordReissue ask, @Reference RedeemReissue redeem, @Reference TicketPage pages) {
        this.ask = ask;
        this.redeem = redeem;
        this.pages = pages;
    }

    @POST
    @Public
    public Response ask(Wish wish) {
        if (wish.storefront() == null || wish.email() == null || wish.email().length() > 254) {
            String pointer = wish.storefront() == null ? "/storefront" : "/email";
            throw RefusedException.invalid(List.of(FieldError.of(pointer, "member.field-missing")));
        }
        ask.handle(wish.storefront(), wish.email());
        return Response.accepted(new Accepted("accepted")).build();
    }

    @POST
    @Public
    @Path("redemptions")
    public Response redeem(Redemption redemption) {
        String password = redemption.newPassword();
        redeem.handle(redemption.ticket(), password == null ? null : new Credentials.Password(password.toCharArray()));
        return Response.noContent().build();
    }

    @GET
    @Public
    @Path("page")
    @Produces("text/html;charset=utf-8")
    public String page(@Context Request request, @QueryParam("ticket") String ticket) {
        return pages.newPassword(ticket, request.language());
    }

    @GET
    @Public
    @Path("page.js")
    @Produces("text/javascript;charset=utf-8")
    public String script() {
        return pages.script();
    }
}
