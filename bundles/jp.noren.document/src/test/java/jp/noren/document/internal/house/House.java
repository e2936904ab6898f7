package jp.noren.document.internal.house;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.SettledPayments;
import jp.noren.document.internal.app.IssueReceipt;
import jp.noren.document.internal.app.KeepFiles;
import jp.noren.document.internal.app.ListReceipts;
import jp.noren.document.internal.app.OfferFiles;
import jp.noren.document.internal.app.OwnShops;
import jp.noren.document.internal.app.PrintReceipt;
import jp.noren.document.internal.app.ReceiptShops;
import jp.noren.document.internal.db.SqlFileBook;
import jp.noren.document.internal.db.SqlReceiptBook;
import jp.noren.document.internal.wire.PdfBoxInspector;
import jp.noren.document.internal.wire.PdfReceipts;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.MovableClock;

/** Papers and files in a real database, with the other bundles in memory. */
public final class House {
    public static final Caller MIDORI = member("SORA", "mem_midori");
    public static final Caller EDITOR =
            new Caller(Caller.Kind.OPERATOR, "opr_1", null, null, Set.of(Role.CONTENT), "ses_1");

    public final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    public final Map<String, SettledPayments.Payment> payments = new ConcurrentHashMap<>();
    public final Map<String, Set<String>> models = new HashMap<>();
    public final Map<String, String> names = new HashMap<>(Map.of("mem_midori", "青山 みどり"));
    public final List<String> acts = new CopyOnWriteArrayList<>();
    public final FewShops storefronts = new FewShops();
    public final SqlReceiptBook receipts;
    public final ListReceipts list;
    public final IssueReceipt issue;
    public final PrintReceipt print;
    public final KeepFiles files;
    public final OfferFiles offers;
    public final Transactions transactions;

    public House(TestDatabase database) {
        transactions = database.transactions();
        receipts = new SqlReceiptBook(database.schema("document"), database.sql());
        ReceiptShops shops = new ReceiptShops(clock, storefronts);
        Payments settled = new Payments();
        list = new ListReceipts(settled, shops, receipts);
        issue = new IssueReceipt(settled, new People(), shops, new IssueReceipt.Write(transactions, receipts, audit()));
        print = new PrintReceipt(receipts, new PdfReceipts(Catalogues.house()));
        SqlFileBook book = new SqlFileBook(database.schema("document"), database.sql());
        files = new KeepFiles(
                clock,
                new OwnShops(storefronts),
                book,
                new PdfBoxInspector(),
                new KeepFiles.Write(transactions, book, audit()));
        offers = new OfferFiles(book, (storefront, member) -> models.getOrDefault(member, Set.of()));
    }

    public static Caller member(String storefront, String id) {
        return new Caller(Caller.Kind.MEMBER, id, storefront, null, Set.of(Role.MEMBER), "ses_1");
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            if (!transactions.isActive()) {
                throw new IllegalStateException("recorded outside a transaction");
            }
            transactions.afterCommit(() -> acts.add(act + " " + object));
        };
    }

    /** A payment of Midori's: the router and its support, 3,608 yen with tax. */
    public void paid(String id, String method, String status, String settledAt) {
        paid(id, MIDORI, method, status, settledAt, 0);
    }

    public void paid(String id, Caller member, String method, String status, String settledAt, long refunded) {
        List<ChargeLine> lines = List.of(line("monthly", "ルーター 50ギガ", 2980, 10), line("support", "あんしん補償", 300, 10));
        payments.put(
                id,
                new SettledPayments.Payment(
                        id,
                        member.storefront(),
                        member.id(),
                        "K-0001",
                        method,
                        status,
                        Instant.parse(settledAt),
                        lines,
                        refunded));
    }

    public static ChargeLine line(String code, String name, long amount, int percent) {
        return new ChargeLine(code, LocalizedText.of(name, name + " (en)", name + " (vi)"), Yen.of(amount), percent);
    }

    private final class Payments implements SettledPayments {
        @Override
        public Optional<Payment> find(String id) {
            return Optional.ofNullable(payments.get(id));
        }

        @Override
        public List<Payment> ofMember(String storefront, String member, int limit) {
            List<Payment> own = new ArrayList<>(payments.values());
            own.removeIf(payment -> !payment.storefront().equals(storefront)
                    || !payment.member().equals(member));
            own.sort((a, b) -> b.settledAt().compareTo(a.settledAt()));
            return own.subList(0, Math.min(limit, own.size()));
        }
    }

    private final class People implements Members {
        @Override
        public Optional<MemberView> find(String id) {
            return Optional.of(new MemberView(
                    id,
                    "SORA",
                    id.startsWith("mem_firm") ? MemberView.Kind.CORPORATE : MemberView.Kind.INDIVIDUAL,
                    names.getOrDefault(id, id),
                    "x@mail.example",
                    "ja",
                    null,
                    null,
                    null,
                    true));
        }

        @Override
        public MemberView get(String id) {
            return find(id).orElseThrow(RefusedException::notFound);
        }

        @Override
        public void agreeToTerms(String member, String termsVersion) {
            throw new UnsupportedOperationException();
        }
    }
}
