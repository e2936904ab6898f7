package jp.noren.billing.internal.rest;

import java.time.Instant;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.app.CreditBook;
import jp.noren.billing.internal.app.ReadCreditLines;
import jp.noren.billing.internal.app.SetCreditLimit;
import jp.noren.kernel.Yen;

/** A member's credit line (R121, R158). */
final class CreditWire {
    private CreditWire() {}

    /** @param id the member's */
    public record Line(String id, String storefront, Yen limit, Yen used, Yen free) {
        static Line of(CreditBook.CreditLine line) {
            long free = Math.max(0, line.limit().amount() - line.used().amount());
            return new Line(line.id(), line.storefront(), line.limit(), line.used(), Yen.of(free));
        }
    }

    public record Decision(Yen before, Yen limit, String by, String reason, Instant at) {
        static Decision of(CreditBook.Decided decided) {
            return new Decision(decided.before(), decided.limit(), decided.by(), decided.reason(), decided.at());
        }
    }

    public record Whole(Line line, List<Decision> history) {
        static Whole of(ReadCreditLines.Whole whole) {
            return new Whole(
                    Line.of(whole.line()),
                    whole.history().stream().map(Decision::of).toList());
        }
    }

    /** @param limit yen with tax; 0: not approved */
    public record NewLimit(Yen limit, String reason) {
        SetCreditLimit.Command command(Caller caller, String member) {
            new Fields()
                    .present("/limit", limit)
                    .between("/limit", limit, 0, SetCreditLimit.HIGHEST)
                    .present("/reason", reason)
                    .atMost("/reason", reason, 500)
                    .orRefuse();
            return new SetCreditLimit.Command(caller, member, limit, reason);
        }
    }
}
