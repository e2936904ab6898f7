package jp.noren.rest.internal.openapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.rest.Allowed;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

/** The check of each bundle's part: it is silent where document and resources agree, and names each difference where they do not. */
class OpenApiDriftTest {

    record Part(String serialNumber) {}

    record Thing(String id, Yen unitPrice, LocalizedText productName, List<Part> parts) {}

    @RestPath(path = "things")
    @Path("/")
    public static class Things implements RestResource {
        @GET
        @Public
        public Page<Thing> list(@QueryParam("limit") Integer limit) {
            return new Page<>("list", List.of(), false, "/api/v1/things");
        }

        @POST
        @Allowed(Role.MEMBER)
        @Idempotent
        public Response make(Thing thing, @Context Request request) {
            return Response.status(201).build();
        }

        @PUT
        @Path("{thing_id: [a-z]+}")
        @Consumes("text/csv; charset=utf-8")
        @Allowed({Role.MEMBER, Role.BILLING})
        public void fill(@PathParam("thing_id") String id, String csv) {
            // Nothing to do: only the annotations matter.
        }
    }

    public static class MoreThings extends Things {
        @DELETE
        public void forgotten() {
            // Nothing to do: only the annotations matter.
        }
    }

    @Test
    void silentWhereTheyAgree() {
        OpenApiDrift.requireNone("right", Things.class);
    }

    @Test
    void namesWhatDiffers() {
        assertThatThrownBy(() -> OpenApiDrift.requireNone("wrong", Things.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "GET /things/{}/parts is described, but no resource serves it",
                        "GET /things: takes the query parameters [limit], described are [on]",
                        "GET /things: is @Public, but is not described with security: []",
                        "POST /things: is @Idempotent, but the header Idempotency-Key is not described",
                        "POST /things: is @Allowed, but is described with security: []",
                        "POST /things: is for [MEMBER], x-roles says [ADMIN]",
                        "POST /things: body Thing has [id, parts, product_name, unit_price], described are [id, parts, unitPrice]",
                        "POST /things: body/parts[] Part has [serial_number], described are [serial]",
                        "PUT /things/{}: takes the path parameters [thing_id], described are []",
                        "PUT /things/{}: the header Idempotency-Key is described, but the method is not @Idempotent",
                        "PUT /things/{}: takes a body that is not described");
    }

    @Test
    void namesWhatIsNotDescribed() {
        @RestPath(path = "things")
        class Local extends MoreThings {}
        assertThatThrownBy(() -> OpenApiDrift.requireNone("right", Local.class))
                .hasMessageContaining("DELETE /things is served, but not described");
    }

    @Test
    void partMustBeThere() {
        assertThatThrownBy(() -> OpenApiDrift.requireNone("nowhere", Things.class))
                .hasMessageContaining("no /openapi/nowhere.yaml");
    }
}
