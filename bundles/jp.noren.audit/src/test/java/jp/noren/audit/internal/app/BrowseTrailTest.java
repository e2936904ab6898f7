package jp.noren.audit.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.internal.domain.Entry;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rest.Page;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.junit.jupiter.api.io.TempDir;

class BrowseTrailTest {
    private static final Caller ADMIN = Caller.system("test");
    private static final Caller MIZU =
            new Caller(Caller.Kind.RESELLER, "res_1", null, "MIZU", Set.of(Role.RESELLER), null);

    @TempDir
    Path folder;

    private static BrowseTrail browse(AuditFixture node) {
        return new BrowseTrail(node.index, new Owners(new TwoShops()));
    }

    private static List<String> objects(List<Entry.Sealed> rows) {
        return rows.stream().map(row -> row.entry().object()).toList();
    }

    private static BrowseTrail.Query all(String storefront) {
        return new BrowseTrail.Query(storefront, null, null, null, 20);
    }

    private AuditFixture threeActs(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        node.act("KURA", "pay_kura", 1);
        node.clock.move(Duration.ofMillis(1));
        node.act("TANA", "pay_tana", 1);
        node.clock.move(Duration.ofMillis(1));
        node.act(null, "res_house", 1);
        return node;
    }

    @EachDatabase
    void theAdministratorSeesEverythingNewestFirst(TestDatabase database) {
        AuditFixture node = threeActs(database);
        assertThat(objects(browse(node).handle(ADMIN, all(null)))).containsExactly("res_house", "pay_tana", "pay_kura");
        assertThat(objects(browse(node).handle(ADMIN, all("TANA")))).containsExactly("pay_tana");
        assertThat(objects(browse(node).handle(ADMIN, new BrowseTrail.Query(null, "pay_kura", null, null, 20))))
                .containsExactly("pay_kura");
    }

    @EachDatabase
    void aResellerSeesHisOwnStorefrontsAndAForeignOneLooksLikeNone(TestDatabase database) {
        AuditFixture node = threeActs(database);
        assertThat(objects(browse(node).handle(MIZU, all(null)))).containsExactly("pay_kura");
        assertThat(objects(browse(node).handle(MIZU, all("KURA")))).containsExactly("pay_kura");
        for (String foreign : List.of("TANA", "-", "NONE")) {
            assertThatThrownBy(() -> browse(node).handle(MIZU, all(foreign)))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.kind())
                            .isEqualTo(RefusedException.Kind.NOT_FOUND));
        }
        BrowseTrail withoutStorefronts = new BrowseTrail(node.index, new Owners(null));
        assertThat(withoutStorefronts.handle(MIZU, all(null))).isEmpty();
    }

    @EachDatabase
    void pagesTileInBothDirections(TestDatabase database) {
        AuditFixture node = new AuditFixture(database, folder.resolve(database.toString()));
        for (int i = 0; i < 7; i++) {
            node.act("KURA", "pay_" + i, i);
            if (i % 2 == 0) {
                node.clock.move(Duration.ofMillis(1));
            }
        }
        List<String> whole = ids(browse(node).handle(ADMIN, all("KURA")), Page.Cursor.of(20, null, null));
        assertThat(whole).hasSize(7);
        assertThat(walk(node, true)).isEqualTo(whole);
        List<String> backwards = walk(node, false);
        assertThat(backwards).isEqualTo(whole.subList(0, 6));
    }

    /** Pages of three, from the newest on, or back from the oldest. */
    private static List<String> walk(AuditFixture node, boolean forwards) {
        List<Entry.Sealed> rows = browse(node).handle(ADMIN, all("KURA"));
        List<String> seen = new ArrayList<>();
        String cursor = forwards ? null : rows.get(rows.size() - 1).entry().id();
        boolean more = true;
        while (more) {
            Page.Cursor page = Page.Cursor.of(3, forwards ? cursor : null, forwards ? null : cursor);
            BrowseTrail.Query query =
                    new BrowseTrail.Query("KURA", null, page.startingAfter(), page.endingBefore(), page.limit());
            List<Entry.Sealed> read = browse(node).handle(ADMIN, query);
            List<String> ids = ids(read, page);
            more = read.size() > 3;
            seen.addAll(forwards ? seen.size() : 0, ids);
            cursor = forwards ? ids.get(ids.size() - 1) : ids.get(0);
        }
        return seen;
    }

    private static List<String> ids(List<Entry.Sealed> rows, Page.Cursor cursor) {
        return Page.of(rows, cursor, "/api/v1/audit", row -> row.entry().id()).data();
    }

    @EachDatabase
    void anUnknownCursorIsRefused(TestDatabase database) {
        AuditFixture node = threeActs(database);
        assertThatThrownBy(() -> browse(node).handle(ADMIN, new BrowseTrail.Query(null, null, "aud_none", null, 20)))
                .hasMessage("rest.page-invalid");
    }

    private static final class TwoShops implements Storefronts {
        @Override
        public Optional<Storefront> find(String id) {
            return all().stream().filter(shop -> shop.id().equals(id)).findFirst();
        }

        @Override
        public Storefront get(String id) {
            return find(id).orElseThrow(RefusedException::notFound);
        }

        @Override
        public List<Storefront> all() {
            return List.of(shop("KURA", "MIZU"), shop("TANA", "KUMO"));
        }

        private static Storefront shop(String id, String owner) {
            LocalizedText name = LocalizedText.of(id, id, id);
            return new Storefront(id, "GOODS_SHOP", name, name, null, null, List.of("ja"), owner);
        }

        @Override
        public Policies policies(String storefront, LocalDate on) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOn(String storefront, String name) {
            return false;
        }
    }
}
