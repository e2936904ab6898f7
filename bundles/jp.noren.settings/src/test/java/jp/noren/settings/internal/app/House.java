package jp.noren.settings.internal.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.settings.internal.db.SqlSettings;
import jp.noren.settings.internal.domain.Field;
import jp.noren.settings.internal.domain.Form;
import jp.noren.settings.internal.domain.ValueType;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import jp.noren.testing.MovableClock;

/** Two storefronts of two resellers, a provider {@code card} that takes own settings and {@code old} that does not, in a real database. */
final class House implements AutoCloseable {
    static final Caller KUMO = reseller("KUMO");
    static final Caller NAMI = reseller("NAMI");
    static final Caller ADMIN = new Caller(Caller.Kind.OPERATOR, "opr_1", null, null, Set.of(Role.ADMIN), null);
    static final String PID = "jp.noren.payment.card.storefront";

    private static final LocalizedText NAME = LocalizedText.of("名", "name", "tên");

    final MovableClock clock = MovableClock.at("2026-11-22T09:00:00+09:00");
    final Keys keys = new Keys();
    final SqlSettings store;
    final Told told = new Told();
    final List<String> acts = new ArrayList<>();
    final DeliverSettings deliver;
    final FollowSettings follower;
    final BrowseSettings browse;
    final WriteSettings write;
    final RemoveSettings remove;
    final PreviewSettings preview;
    final RekeySecrets rekey;
    final Reach reach = new Reach();

    House(TestDatabase database) {
        store = new SqlSettings(database.sql(), database.schema("settings"));
        SecretBox box = new SecretBox(keys);
        AuditTrail audit = (actor, storefront, act, object, details) -> acts.add(act + " " + details);
        deliver = new DeliverSettings(store, box, told);
        follower = new FollowSettings(new DeliverSettings(store, box, new Told()));
        Changes changes = new Changes(store, database.transactions(), audit, follower);
        OwnStorefront storefronts = new OwnStorefront(new Shops());
        InstalledProviders providers = House::providers;
        browse = new BrowseSettings(storefronts, providers, store, told);
        write = new WriteSettings(clock, storefronts, providers, box, changes);
        remove = new RemoveSettings(storefronts, changes);
        preview = new PreviewSettings(browse, reach);
        rekey = new RekeySecrets(keys, store, box, database.transactions(), audit);
    }

    @Override
    public void close() throws InterruptedException {
        follower.close();
    }

    void set(Caller actor, String storefront, Map<String, List<String>> values) {
        String tag = browse.get(actor, storefront, "card").tag();
        write.handle(actor, storefront, "card", new Given(values, Set.of()), seen -> requireSame(tag, seen));
    }

    static void requireSame(String wanted, String seen) {
        if (!wanted.equals(seen)) {
            throw new RefusedException(RefusedException.Kind.PRECONDITION_FAILED, "rest.if-match-failed");
        }
    }

    private static Caller reseller(String code) {
        return new Caller(Caller.Kind.RESELLER, "res_" + code, null, code, Set.of(Role.RESELLER), null);
    }

    private static List<InstalledProvider> providers() {
        Form form = new Form(
                NAME,
                NAME,
                List.of(
                        field("endpoint", ValueType.TEXT, true, List.of()),
                        field(".key", ValueType.SECRET, true, List.of()),
                        field(".iv", ValueType.SECRET, false, List.of()),
                        field("millis", ValueType.WHOLE, true, List.of("2000"))));
        return List.of(
                new InstalledProvider("card", "1.0.0", PID, form), new InstalledProvider("old", "1.0.0", null, form));
    }

    private static Field field(String key, ValueType type, boolean required, List<String> initial) {
        return new Field(key, NAME, NAME, new Field.Shape(type, required, 0, List.of(), null, null), initial);
    }

    /** What the providers of this node were told. */
    static final class Told implements Instances {
        final Map<Of, Wanted> there = new HashMap<>();
        Set<OwnSettings.Of> own = Set.of();

        record Of(String storefront, String provider) {}

        @Override
        public synchronized void arrange(List<Wanted> wanted, Set<OwnSettings.Of> keep) {
            there.keySet().removeIf(of -> keep.stream()
                    .noneMatch(kept -> kept.storefront().equals(of.storefront())));
            wanted.forEach(
                    one -> there.put(new Of(one.of().storefront(), one.of().provider()), one));
        }

        @Override
        public void close(Set<OwnSettings.Of> storefronts) {
            own = storefronts;
        }

        @Override
        public synchronized Optional<Long> serving(OwnSettings.Of of) {
            return Optional.ofNullable(there.get(new Of(of.storefront(), of.provider())))
                    .map(Wanted::revision);
        }

        Map<String, List<String>> values(String storefront) {
            return there.get(new Of(storefront, "card")).values();
        }
    }

    private static final class Shops implements Storefronts {
        private static final Map<String, String> OWNERS = Map.of("TANA", "KUMO", "MINAMO", "NAMI");

        @Override
        public Optional<Storefront> find(String id) {
            return Optional.ofNullable(OWNERS.get(id))
                    .map(owner -> new Storefront(id, "GOODS_SHOP", NAME, NAME, "T1", id, List.of("ja"), owner));
        }

        @Override
        public Storefront get(String id) {
            return find(id).orElseThrow(RefusedException::notFound);
        }

        @Override
        public List<Storefront> all() {
            return List.of(get("TANA"), get("MINAMO"));
        }

        @Override
        public Policies policies(String storefront, LocalDate on) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOn(String storefront, String name) {
            return name.equals("payment.card");
        }
    }
}
