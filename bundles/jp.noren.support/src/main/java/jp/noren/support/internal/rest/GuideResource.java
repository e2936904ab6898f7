package jp.noren.support.internal.rest;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/support-guide}: how the security software is installed and set up, for storefronts without a page of their own (R055). */
@Component(service = RestResource.class)
@RestPath(path = "support-guide")
@Path("/")
public final class GuideResource implements RestResource {
    static final String URL = "/api/v1/support-guide";

    private final Storefronts storefronts;
    private final GuidePage page;

    @Activate
    public GuideResource(@Reference Storefronts storefronts, @Reference GuidePage page) {
        this.storefronts = storefronts;
        this.page = page;
    }

    @GET
    @Public
    @Produces("text/html;charset=utf-8")
    public String page(
            @Context Request request,
            @QueryParam("storefront") String storefront,
            @QueryParam("language") String language) {
        String wanted = language != null && Messages.LANGUAGES.contains(language) ? language : request.language();
        LocalizedText shop = storefronts
                .find(storefront == null ? "" : storefront)
                .orElseThrow(RefusedException::notFound)
                .name();
        return page.html(storefront, shop.in(wanted), wanted);
    }
}
