package jp.noren.support.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import jp.noren.support.internal.domain.Claim;
import jp.noren.support.internal.domain.ClaimState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The desk has done what a cover promises, and says what. */
@Component(service = SettleClaim.class)
public final class SettleClaim {
    private final Clock clock;
    private final Transactions transactions;
    private final ReadClaims read;
    private final Books books;

    /** Where it is written. */
    @Component(service = Books.class)
    public static final class Books {
        private final ClaimBook claims;
        private final Sight sight;
        private final AuditTrail audit;
        private final TellClaim tell;

        @Activate
        public Books(
                @Reference ClaimBook claims,
                @Reference Sight sight,
                @Reference AuditTrail audit,
                @Reference TellClaim tell) {
            this.claims = claims;
            this.sight = sight;
            this.audit = audit;
            this.tell = tell;
        }
    }

    @Activate
    public SettleClaim(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference ReadClaims read,
            @Reference Books books) {
        this.clock = clock;
        this.transactions = transactions;
        this.read = read;
        this.books = books;
    }

    /** @throws RefusedException NOT_FOUND; CONFLICT {@code support.claim-not-open} for one that is not covered, or settled already */
    public Claim handle(Caller caller, String id, String note) {
        Instant now = clock.instant();
        return transactions.required(() -> settle(caller, read.find(caller, id), note, now));
    }

    private Claim settle(Caller caller, Claim claim, String note, Instant now) {
        if (claim.state() != ClaimState.COVERED || !books.claims.settle(claim, note, now)) {
            throw new RefusedException(Kind.CONFLICT, "support.claim-not-open");
        }
        books.audit.record(
                caller,
                claim.storefront(),
                "support.claim-settled",
                claim.contract(),
                Map.of("number", claim.number(), "note", note));
        books.tell.settled(books.sight.contract(caller, claim.contract()), claim, note);
        return books.claims.find(claim.id()).orElseThrow();
    }
}
