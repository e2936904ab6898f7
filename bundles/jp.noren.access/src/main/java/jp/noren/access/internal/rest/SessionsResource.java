package jp.noren.access.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Authenticator;
import jp.noren.access.api.Credentials;
import jp.noren.access.api.Credentials.IssuedToken;
import jp.noren.access.api.Role;
import jp.noren.access.internal.app.ReplaceFirstPassword;
import jp.noren.access.internal.app.Sessions;
import jp.noren.kernel.RefusedException;
import jp.noren.rest.Allowed;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/sessions}: log in, for the first time too, who am I, log out. */
@Component(service = RestResource.class)
@RestPath(path = "sessions")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource implements RestResource {
    private final Credentials credentials;
    private final Authenticator authenticator;
    private final Sessions sessions;
    private final ReplaceFirstPassword replace;

    @Activate
    public SessionsResource(
            @Reference Credentials credentials,
            @Reference Authenticator authenticator,
            @Reference Sessions sessions,
            @Reference ReplaceFirstPassword replace) {
        this.credentials = credentials;
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.replace = replace;
    }

    @POST
    @Public
    public Response logIn(Wires.Login login) {
        IssuedToken issued = credentials.login(login.storefront(), login.loginId(), login.secret());
        return Response.status(Response.Status.CREATED)
                .entity(session(issued, authenticator))
                .build();
    }

    @POST
    @Path("first")
    @Public
    public Response firstLogIn(Wires.FirstLogin login) {
        login.check();
        IssuedToken issued = replace.handle(login.storefront(), login.loginId(), login.first(), login.chosen());
        return Response.status(Response.Status.CREATED)
                .entity(session(issued, authenticator))
                .build();
    }

    static Wires.Session session(IssuedToken issued, Authenticator authenticator) {
        return authenticator
                .authenticate(issued.token())
                .map(caller -> new Wires.Session(issued.token(), issued.expiresAt(), Wires.Bearer.of(caller)))
                .orElseThrow(() -> new RefusedException(RefusedException.Kind.UNAUTHENTICATED, "access.login-failed"));
    }

    @GET
    @Path("current")
    @Allowed({Role.MEMBER, Role.RESELLER, Role.CLIENT, Role.CS, Role.BILLING, Role.CREDIT, Role.CONTENT, Role.ADMIN})
    public Wires.CurrentSession current(@Context Request request) {
        return new Wires.CurrentSession(Wires.Bearer.of(request.caller()));
    }

    @DELETE
    @Path("current")
    @Allowed({Role.MEMBER, Role.RESELLER, Role.CLIENT, Role.CS, Role.BILLING, Role.CREDIT, Role.CONTENT, Role.ADMIN})
    public void logOut(@Context Request request) {
        if (request.caller().session() == null) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "access.no-session");
        }
        sessions.end(request.caller().session());
    }
}
