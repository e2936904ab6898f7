package jp.noren.member.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.i18n.Messages;
import jp.noren.member.internal.app.AgreeToTerms;
import jp.noren.member.internal.app.ChangeProfile;
import jp.noren.member.internal.app.ImportMembers;
import jp.noren.member.internal.app.RegisterMember;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Preconditions;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/members}: register; look after one's own data. There is no way to another member's. */
@Component(service = RestResource.class)
@RestPath(path = "members")
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class MembersResource implements RestResource {
    private static final int IMPORT_BYTES = 1024 * 1024;

    private final RegisterMember register;
    private final ChangeProfile profiles;
    private final AgreeToTerms terms;
    private final ImportMembers imports;
    private final Messages messages;

    @Activate
    public MembersResource(
            @Reference RegisterMember register,
            @Reference ChangeProfile profiles,
            @Reference AgreeToTerms terms,
            @Reference ImportMembers imports,
            @Reference Messages messages) {
        this.register = register;
        this.profiles = profiles;
        this.terms = terms;
        this.imports = imports;
        this.messages = messages;
    }

    @POST
    @Public
    @Idempotent
    public Response register(@Context Request request, Registration body) {
        RegisterMember.Registered registered = register.handle(body.command(request.language()));
        return Response.status(Response.Status.CREATED)
                .entity(MemberWire.Registered.of(registered))
                .build();
    }

    @GET
    @Path("me")
    @Allowed(Role.MEMBER)
    public Response me(@Context Request request) {
        return answer(request, profiles.show(request.caller()));
    }

    @PATCH
    @Path("me")
    @Allowed(Role.MEMBER)
    public Response change(@Context Request request, ProfilePatch body) {
        String seen = version(profiles.show(request.caller()));
        Preconditions.requireMatch(request, seen);
        return answer(request, profiles.handle(request.caller(), seen, body.changes()));
    }

    @POST
    @Path("me/terms")
    @Allowed(Role.MEMBER)
    public Response agree(@Context Request request, Consent body) {
        terms.handle(request.caller(), body.termsVersion());
        return answer(request, profiles.show(request.caller()));
    }

    @POST
    @Path("import")
    @Allowed(Role.ADMIN)
    @BodyLimit(IMPORT_BYTES)
    public MemberImport.Imported importAll(
            @Context Request request, @QueryParam("storefront") String storefront, MemberImport body) {
        return MemberImport.Imported.of(imports.handle(request.caller(), storefront, body.rows()));
    }

    /** The version of the terms the member agrees to. */
    public record Consent(String termsVersion) {}

    private Response answer(Request request, ChangeProfile.Shown shown) {
        MemberWire.Help help =
                "SELF".equals(shown.profileChange()) ? MemberWire.Help.of(messages, request.language()) : null;
        return Response.ok(MemberWire.of(shown, help))
                .tag(new EntityTag(version(shown)))
                .build();
    }

    private static String version(ChangeProfile.Shown shown) {
        return String.valueOf(shown.member().version());
    }
}
