package jp.noren.member.internal.house;

import java.lang.annotation.Annotation;
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
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.member.internal.app.AdmitMember;
import jp.noren.member.internal.app.AgreeToTerms;
import jp.noren.member.internal.app.AskCredentials;
import jp.noren.member.internal.app.AskPasswordReissue;
import jp.noren.member.internal.app.ChangeProfile;
import jp.noren.member.internal.app.ExplainLogin;
import jp.noren.member.internal.app.ImportMembers;
import jp.noren.member.internal.app.Letters;
import jp.noren.member.internal.app.MemberDirectory;
import jp.noren.member.internal.app.MemberSettings;
import jp.noren.member.internal.app.RedeemReissue;
import jp.noren.member.internal.app.RegisterMember;
import jp.noren.member.internal.app.ResendCredentials;
import jp.noren.member.internal.app.SendCredentials;
import jp.noren.member.internal.app.SendReissueLink;
import jp.noren.member.internal.app.Shops;
import jp.noren.member.internal.app.VerifyEmail;
import jp.noren.member.internal.app.WriteProfile;
import jp.noren.member.internal.db.SqlCredentialsBook;
import jp.noren.member.internal.db.SqlMemberBook;
import jp.noren.member.internal.domain.Address;
import jp.noren.member.internal.domain.Profile;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import jp.noren.testing.MovableClock;

/** Members in a real database, with everything around them in memory. */
public final class House {
    public final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    public final Map<String, Object> policies = new HashMap<>();
    public final List<Mails.Mail> mails = new CopyOnWriteArrayList<>();
    public final List<OutboxConsumer.Event> events = new CopyOnWriteArrayList<>();
    public final List<String> acts = new CopyOnWriteArrayList<>();
    public final Transactions transactions;
    public final Sql sql;
    public final FakeCredentials credentials;
    public final SqlMemberBook members;
    public final RegisterMember register;
    public final ChangeProfile profiles;
    public final VerifyEmail verifyEmail;
    public final AgreeToTerms agree;
    public final AskPasswordReissue askReissue;
    public final SendReissueLink sendLink;
    public final RedeemReissue redeem;
    public final ImportMembers imports;
    public final MemberDirectory directory;
    public final List<Map<String, ?>> details = new CopyOnWriteArrayList<>();
    public final SendCredentials sendCredentials;
    public final ResendCredentials resend;
    public final ExplainLogin explain;

    public House(TestDatabase database) {
        this(database, null);
    }

    /** @param sender who takes the mails, instead of a list */
    public House(TestDatabase database, Mails sender) {
        Mails mails = sender == null ? this::mail : sender;
        policies.put("KURA/profileChange", "SELF");
        policies.put("KURA/termsVersion", "2026-06");
        policies.put("KURA/passwordResetLinkMinutes", 60);
        policies.put("SORA/profileChange", "SELF");
        policies.put(
                "SORA/credentialsMail", "{\"INDIVIDUAL\":\"ON_MEMBER_REGISTRATION\",\"CORPORATE\":\"ON_FIRST_ORDER\"}");
        policies.put("SORA/firstPasswordValidDays", 7);
        policies.put("TANA/profileChange", "FORM");
        policies.put("TANA/termsVersion", "2026-04");
        transactions = database.transactions();
        sql = database.sql();
        members = new SqlMemberBook(database.schema("member"), sql);
        credentials = new FakeCredentials(clock, transactions);
        Storefronts storefronts = new FewShops();
        Shops shops = new Shops(clock, storefronts);
        Letters letters = new Letters(mails, storefronts, new Settings());
        SqlCredentialsBook book = new SqlCredentialsBook(database.schema("member"), sql, members);
        AskCredentials ask = new AskCredentials(book, sender == null ? this::event : database.outbox());
        AdmitMember admit = new AdmitMember(transactions, members, credentials, audit(), ask);
        register = new RegisterMember(shops, credentials, admit);
        verifyEmail = new VerifyEmail(transactions, members, credentials, audit(), letters);
        WriteProfile writer = new WriteProfile(members, audit(), letters);
        profiles = new ChangeProfile(shops, transactions, members, writer, verifyEmail);
        directory = new MemberDirectory(clock, members, audit(), shops, ask);
        agree = new AgreeToTerms(shops, transactions, directory);
        askReissue = new AskPasswordReissue(clock, transactions, this::event);
        sendLink = new SendReissueLink(shops, transactions, members, credentials, letters);
        redeem = new RedeemReissue(transactions, members, credentials, audit(), letters);
        imports = new ImportMembers(shops, transactions, admit);
        sendCredentials = new SendCredentials(
                shops, members, credentials, new SendCredentials.Write(transactions, book, credentials, letters));
        resend = new ResendCredentials(shops, members, book, new ResendCredentials.Write(transactions, ask, audit()));
        explain = new ExplainLogin(shops);
    }

    private String event(String topic, String aggregate, String payload) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("published outside a transaction");
        }
        transactions.afterCommit(() -> events.add(new OutboxConsumer.Event("evt", topic, aggregate, payload, 1)));
        return "evt";
    }

    /** Hands every event of the credentials to their consumer, as many times as said. */
    public void sendCredentials(int times) {
        for (OutboxConsumer.Event event : List.copyOf(events)) {
            for (int i = 0; i < times; i++) {
                try {
                    sendCredentials.consume(event);
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        events.clear();
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            if (!transactions.isActive()) {
                throw new IllegalStateException("recorded outside a transaction");
            }
            transactions.afterCommit(() -> {
                acts.add(act);
                this.details.add(details);
            });
        };
    }

    private void mail(Mails.Mail mail) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("mailed outside a transaction");
        }
        transactions.afterCommit(() -> mails.add(mail));
    }

    public static Profile yuzu() {
        return profile("yuzu@mail.example");
    }

    public static Profile profile(String email) {
        return new Profile("INDIVIDUAL", "岸本 ゆず", email, "ja", "090-0000-0401", "キシモト ユズ", Address.NONE);
    }

    public static RegisterMember.Command registration(String shop, Profile profile, String terms) {
        return new RegisterMember.Command(
                shop,
                profile,
                null,
                new jp.noren.access.api.Credentials.Password("a long password".toCharArray()),
                terms);
    }

    public static Caller caller(RegisterMember.Registered registered) {
        return new Caller(
                Caller.Kind.MEMBER,
                registered.member().id(),
                registered.member().storefront(),
                null,
                Set.of(Role.MEMBER),
                "ses_1");
    }

    /** The secret of the last mailed link. */
    public String lastTicket() {
        for (int i = mails.size() - 1; i >= 0; i--) {
            String link = mails.get(i).secrets().get("link");
            if (link != null) {
                return link.substring(link.indexOf('=') + 1);
            }
        }
        throw new IllegalStateException("no link was mailed");
    }

    public List<String> templates() {
        return mails.stream().map(mail -> mail.template() + " to " + mail.to()).toList();
    }

    private final class FewShops implements Storefronts {
        @Override
        public Optional<Storefront> find(String id) {
            LocalizedText name = LocalizedText.of(id, id, id);
            return List.of("KURA", "TANA", "SORA").contains(id)
                    ? Optional.of(new Storefront(id, "SHOP", name, name, "T1", id, List.of("ja"), "MIZU"))
                    : Optional.empty();
        }

        @Override
        public Storefront get(String id) {
            return find(id).orElseThrow(RefusedException::notFound);
        }

        @Override
        public List<Storefront> all() {
            return List.of(get("KURA"), get("TANA"), get("SORA"));
        }

        @Override
        public boolean isOn(String storefront, String name) {
            return true;
        }

        @Override
        public Policies policies(String storefront, LocalDate on) {
            return new Policies() {
                @Override
                public Optional<String> text(String key) {
                    return Optional.ofNullable((String) policies.get(storefront + "/" + key));
                }

                @Override
                public Optional<Integer> number(String key) {
                    return Optional.ofNullable((Integer) policies.get(storefront + "/" + key));
                }

                @Override
                public Optional<Boolean> flag(String key) {
                    return Optional.empty();
                }

                @Override
                public List<String> list(String key) {
                    return List.of();
                }
            };
        }
    }

    private static final class Settings implements MemberSettings {
        @Override
        public String passwordPage() {
            return "https://kura.example/password?ticket={ticket}";
        }

        @Override
        public String emailPage() {
            return "https://kura.example/email?ticket={ticket}";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return MemberSettings.class;
        }
    }
}
