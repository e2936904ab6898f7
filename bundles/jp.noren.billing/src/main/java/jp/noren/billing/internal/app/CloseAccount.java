package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillKind;
import jp.noren.billing.internal.domain.BillNumber;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.billing.internal.domain.BillTotal;
import jp.noren.billing.internal.domain.ClaimLine;
import jp.noren.billing.internal.domain.Terms;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes the one bill of an account for a month (R138), in the running transaction: what is open up to the closing goes on it, whole or not at all. The
 * account's setting is read here (R148). The key of storefront, member and closing lets nobody make a second one.
 */
@Component(service = CloseAccount.class)
public final class CloseAccount {
    private final Clock clock;
    private final TermsOf terms;
    private final ClaimBook claims;
    private final BillBook bills;
    private final Setting setting;

    /** What a closing reads and writes beside the bill. */
    @Component(service = Setting.class)
    public static final class Setting {
        private final AccountBook accounts;
        private final AuditTrail audit;

        @Activate
        public Setting(@Reference AccountBook accounts, @Reference AuditTrail audit) {
            this.accounts = accounts;
            this.audit = audit;
        }

        private BillKind kind(String storefront, String member, LocalDate closing) {
            boolean debit = accounts.find(storefront, member).isDebitedAt(closing)
                    && accounts.mandate(storefront, member).isPresent();
            return debit ? BillKind.DEBIT : BillKind.TRANSFER;
        }
    }

    @Activate
    public CloseAccount(
            @Reference Clock clock,
            @Reference TermsOf terms,
            @Reference ClaimBook claims,
            @Reference BillBook bills,
            @Reference Setting setting) {
        this.clock = clock;
        this.terms = terms;
        this.claims = claims;
        this.bills = bills;
        this.setting = setting;
    }

    /**
     * @return empty when nothing is open, so that no bill is made (R138)
     * @throws RefusedException CONFLICT {@code billing.account-closed} when somebody else has just made it
     */
    Optional<Bill> handle(String storefront, String member, LocalDate closing) {
        String id = Ids.random("bil");
        if (claims.take(storefront, member, closing, id) == 0) {
            return Optional.empty();
        }
        Terms rules = terms.on(storefront, closing);
        List<ClaimLine> lines = claims.onBill(id).stream()
                .flatMap(claim -> claim.lines().stream())
                .toList();
        BillTotal total = BillTotal.of(lines, rules.rounding());
        BillKind kind = setting.kind(storefront, member, closing);
        Bill bill = bill(id, new String[] {storefront, member}, closing, kind, total, rules);
        if (!bills.add(bill, total, clock.instant())) {
            throw new RefusedException(Kind.CONFLICT, "billing.account-closed");
        }
        setting.audit.record(Caller.system("billing"), storefront, "billing.bill-made", id, details(bill));
        return Optional.of(bill);
    }

    private Bill bill(String id, String[] owner, LocalDate closing, BillKind kind, BillTotal total, Terms rules) {
        return new Bill(
                id,
                BillNumber.of(owner[0], closing, Ids.randomText(BillNumber.RANDOM_LENGTH)),
                owner[0],
                owner[1],
                closing,
                kind,
                total.gross().isPositive() ? BillState.CLOSED : BillState.PAID,
                total.gross(),
                total.gross().isPositive() ? Yen.ZERO : total.gross(),
                Bill.Dates.of(kind, rules, closing, terms.banks()),
                null,
                null,
                null);
    }

    private static Map<String, Object> details(Bill bill) {
        return Map.of(
                "number", bill.number(),
                "member", bill.member(),
                "closing", bill.closing().toString(),
                "kind", bill.kind().name(),
                "total", bill.total().amount());
    }
}
