package jp.noren.storefront.internal.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.storefront.internal.db.JpaStorefronts;
import jp.noren.testing.MovableClock;

/** The bundle put together on a real database. */
public final class StorefrontFixture {
    public static final Caller ADMIN =
            new Caller(Caller.Kind.OPERATOR, "opr_admin", null, null, Set.of(Role.ADMIN), null);
    public static final Caller MIZU =
            new Caller(Caller.Kind.RESELLER, "res_mizu", null, "MIZU", Set.of(Role.RESELLER), null);
    public static final Caller MEMBER =
            new Caller(Caller.Kind.MEMBER, "mem_1", "KURA", null, Set.of(Role.MEMBER), null);

    public final TestDatabase database;
    public final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    public final List<String> acts = new ArrayList<>();
    final StorefrontStore store;
    final SnapshotCache cache;
    public final StorefrontDirectory directory;
    public final ResellerDirectory resellers;
    public final BrowseStorefronts browse;
    public final AddStorefront add;
    public final SetPolicy setPolicy;
    public final PreviewPolicy preview;
    public final SwitchReaches reaches = new SwitchReaches();
    public final WithdrawPolicy withdraw;
    public final SetSwitch setSwitch;
    public final ImportStorefronts importStorefronts;

    public StorefrontFixture(TestDatabase database) {
        this.database = database;
        var transactions = database.transactions();
        store = new JpaStorefronts(database.jpa("storefront"), database.sql(), database.schema("storefront"));
        cache = new SnapshotCache(store);
        AuditTrail audit = (Caller actor, String storefront, String act, String object, Map<String, ?> details) -> {
            if (!transactions.isActive()) {
                throw new IllegalStateException(act);
            }
            transactions.afterCommit(
                    () -> acts.add(actor.id() + " " + storefront + " " + act + " " + new TreeMap<>(details)));
        };
        var changes = new Changes(store, cache, audit, transactions);
        var ownership = new Ownership(cache);
        directory = new StorefrontDirectory(cache);
        resellers = new ResellerDirectory(store, cache, changes);
        browse = new BrowseStorefronts(cache, ownership, clock);
        add = new AddStorefront(store, changes);
        var planned = new PlannedPolicy(store, ownership, clock);
        setPolicy = new SetPolicy(store, planned, changes);
        preview = new PreviewPolicy(planned, transactions);
        withdraw = new WithdrawPolicy(store, ownership, clock, changes);
        setSwitch = new SetSwitch(store, ownership, changes, reaches);
        importStorefronts = new ImportStorefronts(store, changes, clock);
    }

    public static String document() {
        try (InputStream file = StorefrontFixture.class.getResourceAsStream("/two-resellers.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public StorefrontFixture withDemoData() {
        importStorefronts.handle(ADMIN, document());
        acts.clear();
        return this;
    }
}
