package jp.noren.member.internal.rest;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.i18n.Messages;
import jp.noren.member.internal.app.ExplainLogin;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/login-help}: what who cannot log in should look for, and where he can ask (R096, R097). */
@Component(service = RestResource.class)
@RestPath(path = "login-help")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class LoginHelpResource implements RestResource {

    /** @param kind whom it is for */
    public record Hint(String kind, String text) {}

    /** @param inquiryCategory what to choose in the inquiry form */
    public record Help(String title, List<Hint> hints, String inquiry, String inquiryCategory) {}

    private final ExplainLogin explain;
    private final Messages messages;

    @Activate
    public LoginHelpResource(@Reference ExplainLogin explain, @Reference Messages messages) {
        this.explain = explain;
        this.messages = messages;
    }

    @GET
    @Public
    public Help help(@Context Request request, @QueryParam("storefront") String storefront) {
        String language = request.language();
        List<Hint> hints = explain.handle(storefront).stream()
                .map(hint -> new Hint(hint.kind(), text(language, hint.code())))
                .toList();
        return new Help(
                text(language, "member.login-help-title"),
                hints,
                text(language, "member.login-help-inquiry"),
                ExplainLogin.CATEGORY);
    }

    private String text(String language, String code) {
        return messages.text(language, code, Map.of());
    }
}
