package jp.noren.inquiry.internal.house;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.capability.testing.OwnTexts;
import jp.noren.inquiry.internal.app.Announce;
import jp.noren.inquiry.internal.app.Categories;
import jp.noren.inquiry.internal.app.FileInquiry;
import jp.noren.inquiry.internal.app.FileLoginInquiry;
import jp.noren.inquiry.internal.app.MoveInquiry;
import jp.noren.inquiry.internal.app.ReadInquiries;
import jp.noren.inquiry.internal.db.SqlTickets;
import jp.noren.inquiry.internal.domain.InquiryForm;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import jp.noren.testing.MovableClock;

/** The inquiry desk of TANA and MINAMO in a real database, with everything else around it in memory. */
public final class House {
    private static final Map<String, String> RESELLERS = Map.of("TANA", "KUMO", "MINAMO", "NAMI");
    private static final Map<String, List<String>> CATEGORIES = Map.of(
            "TANA", List.of("PROFILE", "PRODUCT_CANCEL", "DIRECT_DEBIT", "CARD", "LOGIN", "OTHER"),
            "MINAMO", List.of("LOGIN", "CONTRACT_CANCEL", "OTHER"));

    public final MovableClock clock = MovableClock.at("2026-11-08T18:30:00+09:00");
    public final List<Mails.Mail> mails = new CopyOnWriteArrayList<>();
    public final List<String> acts = new CopyOnWriteArrayList<>();
    public final OwnTexts texts = new OwnTexts("inquiry");
    public final TestDatabase database;
    public final Categories categories;
    public final FileInquiry file;
    public final FileLoginInquiry fileLogin;
    public final ReadInquiries read;
    public final MoveInquiry move;

    public House(TestDatabase database) {
        this.database = database;
        SqlTickets tickets = new SqlTickets(database.schema("inquiry"), database.sql());
        Storefronts storefronts = new Shops();
        categories = new Categories(storefronts, texts);
        Announce announce = new Announce(audit(), this::mail, database.outbox(), storefronts, categories);
        file = new FileInquiry(
                clock, database.transactions(), new People(), categories, new FileInquiry.Desk(tickets, announce));
        fileLogin = new FileLoginInquiry(clock, database.transactions(), tickets, categories, announce);
        read = new ReadInquiries(tickets, storefronts);
        move = new MoveInquiry(clock, database.transactions(), read, tickets, announce);
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) ->
                database.transactions().afterCommit(() -> acts.add(act + " " + details.get("state")));
    }

    private void mail(Mails.Mail mail) {
        if (!database.transactions().isActive()) {
            throw new IllegalStateException("mailed outside a transaction");
        }
        database.transactions().afterCommit(() -> mails.add(mail));
    }

    public Ticket send(String member, String key, String category, String order, String text) {
        return file.handle(new FileInquiry.Command(member(member), key, new InquiryForm(category, order, text)));
    }

    public static Caller member(String id) {
        return new Caller(Caller.Kind.MEMBER, id, shop(id), null, Set.of(Role.MEMBER), "ses_1");
    }

    public static Caller desk() {
        return new Caller(Caller.Kind.OPERATOR, "opr_cs", null, null, Set.of(Role.CS), "ses_2");
    }

    public static Caller reseller(String code) {
        return new Caller(Caller.Kind.RESELLER, "res_1", null, code, Set.of(Role.RESELLER), "ses_3");
    }

    private static String shop(String member) {
        return member.substring(0, member.indexOf('-'));
    }

    public int count(String table) {
        return database.sql()
                .first("select count(*) from " + table, row -> row.getInt(1))
                .orElseThrow();
    }

    private static final class People implements Members {
        @Override
        public Optional<MemberView> find(String id) {
            return Optional.of(new MemberView(
                    id,
                    shop(id),
                    MemberView.Kind.CORPORATE,
                    "株式会社あさひ物流",
                    "keiri@asahi-b.example",
                    "ja",
                    null,
                    null,
                    null,
                    true));
        }

        @Override
        public MemberView get(String id) {
            return find(id).orElseThrow();
        }

        @Override
        public void agreeToTerms(String member, String termsVersion) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Shops implements Storefronts {
        @Override
        public Optional<Storefront> find(String id) {
            LocalizedText name = LocalizedText.of(id, id, id);
            return Optional.ofNullable(RESELLERS.get(id))
                    .map(reseller -> new Storefront(id, "SHOP", name, name, "T1", id, List.of("ja"), reseller));
        }

        @Override
        public Storefront get(String id) {
            return find(id).orElseThrow(RefusedException::notFound);
        }

        @Override
        public List<Storefront> all() {
            return RESELLERS.keySet().stream().map(this::get).toList();
        }

        @Override
        public Policies policies(String storefront, LocalDate on) {
            Map<String, List<String>> lists = new HashMap<>();
            lists.put("inquiryCategories", CATEGORIES.getOrDefault(storefront, List.of()));
            lists.put("inquiryCategoriesWithOrder", List.of("PRODUCT_CANCEL"));
            return new Lists(lists);
        }

        @Override
        public boolean isOn(String storefront, String name) {
            return true;
        }
    }

    private record Lists(Map<String, List<String>> lists) implements Policies {
        @Override
        public Optional<String> text(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> number(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> flag(String key) {
            return Optional.empty();
        }

        @Override
        public List<String> list(String key) {
            return lists.getOrDefault(key, List.of());
        }
    }
}
