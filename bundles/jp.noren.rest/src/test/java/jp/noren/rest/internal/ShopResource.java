package jp.noren.rest.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import jp.noren.access.api.Role;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Idempotent;
import jp.noren.rest.Page;
import jp.noren.rest.Preconditions;
import jp.noren.rest.Public;
import jp.noren.rest.Request;
import jp.noren.rest.RestResource;

/** A resource with one of everything. */
@Path("/")
public class ShopResource implements RestResource {

    public enum Colour {
        RED,
        BLUE
    }

    public record Line(String product, int quantity) {}

    public record Order(
            List<Line> lines,
            Yen limit,
            Long points,
            Boolean gift,
            LocalDate day,
            Instant at,
            Colour colour,
            LocalizedText name) {}

    public record Placed(String id, Yen total, Instant placedAt, LocalDate dueOn, LocalizedText name, String note) {}

    public record Row(String id) {}

    public final AtomicInteger effects = new AtomicInteger();

    @GET
    @Public
    public Placed show(@Context Request request) {
        return new Placed(
                request.caller().id(),
                Yen.of(345),
                Instant.parse("2026-11-21T00:00:00Z"),
                LocalDate.of(2026, 11, 28),
                LocalizedText.of("印鑑", "Seal", "Con dấu"),
                null);
    }

    @GET
    @Path("mine")
    @Allowed(value = Role.MEMBER, scope = "shop:read")
    public Map<String, String> mine(@Context Request request) {
        return Map.of("id", request.caller().id(), "language", request.language(), "request", request.id());
    }

    @GET
    @Path("forgotten")
    public String forgotten() {
        return "nobody reads this";
    }

    @GET
    @Path("list")
    @Public
    public Page<Row> list(
            @QueryParam("limit") Integer limit,
            @QueryParam("starting_after") String after,
            @QueryParam("ending_before") String before,
            @QueryParam("colour") Colour colour,
            @QueryParam("on") LocalDate on) {
        Page.Cursor cursor = Page.Cursor.of(limit, after, before);
        List<Row> rows = List.of(new Row("ord_3"), new Row("ord_2"), new Row("ord_1"));
        return Page.of(rows, cursor, "/api/v1/shop/list", row -> row);
    }

    @GET
    @Path("numbers/{number}")
    @Public
    public Map<String, Object> number(@PathParam("number") int number) {
        return Map.of("number", number);
    }

    @POST
    @Public
    public Response take(Order order) {
        return Response.status(201)
                .entity(order)
                .header("Location", "/api/v1/shop/ord_1")
                .build();
    }

    @POST
    @Path("orders")
    @Allowed(Role.MEMBER)
    @Idempotent
    public Response order(Order order, @Context Request request) {
        int effect = effects.incrementAndGet();
        if (order.points() != null && order.points() == 500) {
            throw new IllegalStateException("broken");
        }
        if (order.points() != null && order.points() == 409) {
            throw new RefusedException(Kind.CONFLICT, "rest.bad-request");
        }
        if (order.points() != null && order.points() == 422) {
            throw RefusedException.invalid(List.of(FieldError.of("/points", "rest.value-invalid")));
        }
        return Response.status(201)
                .entity(Map.of("effect", effect, "key", request.idempotencyKey().orElse("")))
                .header("Location", "/api/v1/shop/orders/ord_" + effect)
                .tag("v" + effect)
                .build();
    }

    @GET
    @Path("tagged")
    @Public
    public Response tagged() {
        return Response.ok(Map.of("id", "x")).tag("7").build();
    }

    @PATCH
    @Path("tagged")
    @Public
    public Response change(@Context Request request, Map<String, String> change) {
        Preconditions.requireMatch(request, "7");
        return Response.noContent().build();
    }

    @PUT
    @Path("files")
    @Public
    @BodyLimit(1024 * 1024)
    @Consumes("application/octet-stream")
    public Map<String, Object> file(byte[] bytes) {
        return Map.of("bytes", bytes.length);
    }

    @GET
    @Path("files")
    @Public
    @Produces("text/csv")
    public Response file() {
        return Response.ok("a,b\n").build();
    }

    @GET
    @Path("stated")
    @Public
    @Produces("application/json")
    public Map<String, String> stated() {
        return Map.of("id", "x");
    }

    @DELETE
    @Path("stated")
    @Public
    @Produces("application/json")
    public void forget() {
        effects.incrementAndGet();
    }

    @DELETE
    @Path("all")
    @Allowed(Role.BILLING)
    public void delete() {
        effects.incrementAndGet();
    }

    @GET
    @Path("broken")
    @Public
    public String broken() {
        throw new IllegalStateException("secret words of the inside");
    }

    @GET
    @Path("away")
    @Public
    public String away() {
        throw new RefusedException(Kind.UNAVAILABLE, "rest.unavailable", Map.of("key", "card", "retry_after", 7));
    }
}
