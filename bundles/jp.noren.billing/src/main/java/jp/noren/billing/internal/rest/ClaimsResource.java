package jp.noren.billing.internal.rest;

import java.time.Instant;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.billing.internal.app.ImportClaims;
import jp.noren.billing.internal.domain.ClaimLine;
import jp.noren.kernel.Yen;
import jp.noren.rest.Allowed;
import jp.noren.rest.BodyLimit;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/claims}: takes over what members owe from another system. */
@Component(service = RestResource.class)
@RestPath(path = "claims")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ClaimsResource implements RestResource {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int NUMBER_LENGTH = 50;

    /** @param unitPrice yen without tax */
    public record Line(String name, long quantity, Yen unitPrice, int taxPercent) {}

    /** @param number the order's, unique at the storefront */
    public record Row(String member, String number, Instant fulfilledAt, List<Line> lines) {
        ImportClaims.Row checked(int index) {
            String at = "/claims/" + index;
            new Fields()
                    .present(at + "/member", member)
                    .present(at + "/number", number)
                    .atMost(at + "/number", number, NUMBER_LENGTH)
                    .present(at + "/fulfilled_at", fulfilledAt)
                    .right(
                            at + "/lines",
                            lines != null && !lines.isEmpty() && lines.stream().allMatch(Row::isRight),
                            "billing.claim-lines")
                    .orRefuse();
            return new ImportClaims.Row(
                    member,
                    number,
                    fulfilledAt,
                    lines.stream()
                            .map(l -> new ClaimLine(l.name(), l.quantity(), l.unitPrice(), l.taxPercent()))
                            .toList());
        }

        private static boolean isRight(Line line) {
            boolean rate = line.taxPercent() == 10 || line.taxPercent() == 8 || line.taxPercent() == 0;
            return line.name() != null && line.unitPrice() != null && line.quantity() > 0 && rate;
        }
    }

    public record Claims(List<Row> claims) {
        List<ImportClaims.Row> rows() {
            new Fields().present("/claims", claims).orRefuse();
            return java.util.stream.IntStream.range(0, claims.size())
                    .mapToObj(i -> claims.get(i).checked(i))
                    .toList();
        }
    }

    /** @param before were there already; @param total yen with tax of what was imported */
    public record Imported(int imported, int before, Yen total) {}

    private final ImportClaims imports;

    @Activate
    public ClaimsResource(@Reference ImportClaims imports) {
        this.imports = imports;
    }

    @POST
    @Path("import")
    @Allowed({Role.BILLING, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(MEBIBYTE)
    public Imported importAll(@Context Request request, Claims body) {
        ImportClaims.Imported done = imports.handle(request.caller(), body.rows());
        return new Imported(done.imported(), done.before(), done.total());
    }
}
