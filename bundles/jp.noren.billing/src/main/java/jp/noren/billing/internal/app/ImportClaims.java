package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.Receivables;
import jp.noren.billing.internal.domain.BillTotal;
import jp.noren.billing.internal.domain.ClaimLine;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.billing.internal.domain.Terms;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes over what members owe from elsewhere: orders of another system that stand on no bill yet. They count against the credit line even where they do
 * not fit, and have no payment here, so that the payment company is not asked for them. All of them or none; one that is known already stays.
 */
@Component(service = ImportClaims.class)
public final class ImportClaims {

    /** @param number the order's number for people, unique at the storefront */
    public record Row(String member, String number, Instant fulfilledAt, List<ClaimLine> lines) {}

    /** @param before rows that were there already */
    public record Imported(int imported, int before, Yen total) {}

    private final Clock clock;
    private final Transactions transactions;
    private final Sight sight;
    private final TermsOf terms;
    private final Books books;

    /** Where it is written. */
    @Component(service = Books.class)
    public static final class Books {
        private final ClaimBook claims;
        private final CreditBook credit;
        private final AuditTrail audit;

        @Activate
        public Books(@Reference ClaimBook claims, @Reference CreditBook credit, @Reference AuditTrail audit) {
            this.claims = claims;
            this.credit = credit;
            this.audit = audit;
        }
    }

    @Activate
    public ImportClaims(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Sight sight,
            @Reference TermsOf terms,
            @Reference Books books) {
        this.clock = clock;
        this.transactions = transactions;
        this.sight = sight;
        this.terms = terms;
        this.books = books;
    }

    /** @throws RefusedException NOT_FOUND for a member who is none */
    public Imported handle(Caller caller, List<Row> rows) {
        return transactions.required(() -> {
            int added = 0;
            Yen total = Yen.ZERO;
            for (Row row : rows) {
                Receivables.Claim claim = claim(caller, row);
                if (add(claim)) {
                    added++;
                    total = total.plus(claim.total());
                }
            }
            if (added > 0) {
                books.audit.record(
                        caller,
                        null,
                        "billing.claims-imported",
                        "claims",
                        Map.of("claims", added, "total", total.amount()));
            }
            return new Imported(added, rows.size() - added, total);
        });
    }

    private Receivables.Claim claim(Caller caller, Row row) {
        MemberView member = sight.member(caller, row.member());
        Terms rules = terms.on(member.storefront(), Japan.day(row.fulfilledAt()));
        List<Receivables.Line> lines = row.lines().stream()
                .map(line -> new Receivables.Line(line.name(), line.quantity(), line.unitPrice(), line.taxPercent()))
                .toList();
        return new Receivables.Claim(
                member.storefront(),
                member.id(),
                "import:" + member.storefront() + ":" + row.number(),
                row.number(),
                null,
                row.fulfilledAt(),
                lines,
                BillTotal.of(row.lines(), rules.rounding()).gross());
    }

    private boolean add(Receivables.Claim claim) {
        LocalDate day = Japan.day(claim.fulfilledAt());
        boolean added =
                books.claims.add(claim, terms.on(claim.storefront(), day).closingOf(day));
        if (added) {
            books.credit.takeAnyway(claim.storefront(), claim.member(), claim.order(), claim.total(), clock.instant());
        }
        return added;
    }
}
