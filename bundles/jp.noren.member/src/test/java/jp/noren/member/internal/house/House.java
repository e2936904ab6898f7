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
import jp.noren.member.internal.app.AskPasswordReissue;
import jp.noren.member.internal.app.ChangeProfile;
import jp.noren.member.internal.app.ImportMembers;
import jp.noren.member.internal.app.Letters;
import jp.noren.member.internal.app.MemberDirectory;
import jp.noren.member.internal.app.MemberSettings;
import jp.noren.member.internal.app.RedeemReissue;
import jp.noren.member.internal.app.RegisterMember;
import jp.noren.member.internal.app.SendReissueLink;
import jp.noren.member.internal.app.Shops;
import jp.noren.member.internal.app.VerifyEmail;
import jp.noren.member.internal.app.WriteProfile;
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

    public House(TestDatabase database) {
        policies.put("KURA/profileChange", "SELF");
        policies.put("KURA/termsVersion", "2026-06");
        policies.put("KURA/passwordResetLinkMinutes", 60);
        policies.put("TANA/profileChange", "FORM");
        policies.put("TANA/termsVersion", "2026-04");
        transactions = database.transactions();
        sql = database.sql();
        members = new SqlMemberBook(database.schema("member"), sql);
        credentials = new FakeCredentials(clock, transactions);
        Storefronts storefronts = new TwoShops();
        Shops shops = new Shops(clock, storefronts);
        Letters letters = new Letters(this::mail, storefronts, new Settings());
        AdmitMember admit = new AdmitMember(transactions, members, credentials, audit());
        register = new RegisterMember(shops, credentials, admit);
        verifyEmail = new VerifyEmail(transactions, members, credentials, audit(), letters);
        WriteProfile writer = new WriteProfile(members, audit(), letters);
        profiles = new ChangeProfile(shops, transactions, members, writer, verifyEmail);
        directory = new MemberDirectory(clock, members, audit());
        agree = new AgreeToTerms(shops, transactions, directory);
        askReissue = new AskPasswordReissue(clock, transactions, (topic, aggregate, payload) -> {
            events.add(new OutboxConsumer.Event("evt", topic, aggregate, payload, 1));
            return "evt";
        });
        sendLink = new SendReissueLink(shops, transactions, members, credentials, letters);
        redeem = new RedeemReissue(transactions, members, credentials, audit(), letters);
        imports = new ImportMembers(shops, transactions, credentials, admit);
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            if (!transactions.isActive()) {
                throw new IllegalStateException("recorded outside a transaction");
            }
            transactions.afterCommit(() -> acts.add(act));
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

    private final class TwoShops implements Storefronts {
        @Override
        public Optional<Storefront> find(String id) {
            LocalizedText name = LocalizedText.of(id, id, id);
            return List.of("KURA", "TANA").contains(id)
                    ? Optional.of(new Storefront(id, "SHOP", name, name, "T1", id, List.of("ja"), "MIZU"))
                    : Optional.empty();
        }

        @Override
        public Storefront get(String id) {
            return find(id).orElseThrow(RefusedException::notFound);
        }

        @Override
        public List<Storefront> all() {
            return List.of(get("KURA"), get("TANA"));
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
