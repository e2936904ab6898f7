package jp.noren.billing.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import jp.noren.billing.internal.app.ImportClaims;
import jp.noren.billing.internal.domain.ClaimLine;
import jp.noren.kernel.Yen;

/** Claims from elsewhere, over the wire. */
final class ClaimsWire {
    private static final int NUMBER_LENGTH = 50;

    private ClaimsWire() {}

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
            return IntStream.range(0, claims.size())
                    .mapToObj(i -> claims.get(i).checked(i))
                    .toList();
        }
    }
}
