package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.CreditLines;
import jp.noren.billing.internal.app.CreditBook.CreditLine;
import jp.noren.billing.internal.app.CreditBook.Decided;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The credit desk sets a member's limit: audited, with its reason, never without one (R121). A raised one tells whoever held orders back. */
@Component(service = SetCreditLimit.class)
public final class SetCreditLimit {
    /** The highest limit; a digit too many should not pass. */
    public static final long HIGHEST = 1_000_000_000L;

    /** @param limit yen with tax; 0 takes the approval away */
    public record Command(Caller caller, String member, Yen limit, String reason) {}

    /** What a change is recorded in, all in one transaction. */
    @Component(service = Records.class)
    public static final class Records {
        private final Transactions transactions;
        private final AuditTrail audit;
        private final Outbox outbox;

        @Activate
        public Records(@Reference Transactions transactions, @Reference AuditTrail audit, @Reference Outbox outbox) {
            this.transactions = transactions;
            this.audit = audit;
            this.outbox = outbox;
        }
    }

    private final Clock clock;
    private final Sight sight;
    private final TermsOf terms;
    private final CreditBook book;
    private final Records records;

    @Activate
    public SetCreditLimit(
            @Reference Clock clock,
            @Reference Sight sight,
            @Reference TermsOf terms,
            @Reference CreditBook book,
            @Reference Records records) {
        this.clock = clock;
        this.sight = sight;
        this.terms = terms;
        this.book = book;
        this.records = records;
    }

    /**
     * @throws RefusedException NOT_FOUND; CONFLICT {@code billing.credit-not-for-member} for who cannot buy on account (R118), or
     *     {@code billing.changed-meanwhile}
     */
    public CreditLine handle(Command command) {
        MemberView member = sight.member(command.caller(), command.member());
        Instant now = clock.instant();
        boolean mayOwe = terms.creditKinds(member.storefront(), Japan.day(now))
                .contains(member.kind().name());
        if (command.limit().isPositive() && !mayOwe) {
            throw new RefusedException(Kind.CONFLICT, "billing.credit-not-for-member");
        }
        return records.transactions.required(() -> set(command, member, now));
    }

    private CreditLine set(Command command, MemberView member, Instant now) {
        Yen before = book.find(member.storefront(), member.id())
                .map(CreditLine::limit)
                .orElse(Yen.ZERO);
        Decided decided = new Decided(before, command.limit(), command.caller().id(), command.reason(), now);
        if (!book.decide(member.storefront(), member.id(), decided)) {
            throw new RefusedException(Kind.CONFLICT, "billing.changed-meanwhile");
        }
        records.audit.record(
                command.caller(),
                member.storefront(),
                "billing.credit-limit-set",
                member.id(),
                Map.of(
                        "before", before.amount(),
                        "limit", command.limit().amount(),
                        "reason", command.reason()));
        if (command.limit().compareTo(before) > 0) {
            records.outbox.publish(
                    CreditLines.RAISED,
                    member.storefront() + ":" + member.id(),
                    "{\"limit\":" + command.limit().amount() + "}");
        }
        return book.find(member.storefront(), member.id()).orElseThrow();
    }
}
