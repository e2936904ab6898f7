package jp.noren.notification.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.kernel.RefusedException;
import jp.noren.notification.internal.app.BrowseDeliveries.Filter;
import jp.noren.notification.internal.app.BrowseDeliveries.Window;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class BrowseDeliveriesTest {
    @TempDir
    Path data;

    private static final Filter ALL = new Filter(null, null, null);
    private static final Caller DESK = new Caller(Caller.Kind.OPERATOR, "opr_1", null, null, Set.of(Role.CS), "s");
    private static final Caller MIZU =
            new Caller(Caller.Kind.RESELLER, "res_1", null, "MIZU", Set.of(Role.RESELLER), "s");

    private static BrowseDeliveries browse(House house) {
        return new BrowseDeliveries(house.log, house.shops);
    }

    private static List<String> ids(House house, Caller caller, Filter filter, Window window) {
        return browse(house).handle(caller, filter, window).stream()
                .map(Delivery::id)
                .toList();
    }

    private static List<String> send(House house, String... storefronts) {
        List<String> newestFirst = new ArrayList<>();
        for (String storefront : storefronts) {
            newestFirst.add(0, house.send(House.mail(storefront, storefront + "@mail.example", "ja", Map.of())));
            house.clock.move(Duration.ofSeconds(1));
        }
        return newestFirst;
    }

    private static final Window FIRST = new Window(null, null, 10);

    @EachDatabase
    void theDeskSeesAllAndAResellerHisOwn(TestDatabase database) {
        House house = new House(database, data);
        List<String> sent = send(house, "KURA", "TANA", "MINAMO");
        house.send(House.mail(null, "x@mail.example", "ja", Map.of()));
        assertThat(ids(house, DESK, ALL, FIRST)).hasSize(4);
        assertThat(ids(house, MIZU, ALL, FIRST)).containsExactly(sent.get(0), sent.get(2));
        assertThat(ids(house, MIZU, new Filter("KURA", null, null), FIRST)).containsExactly(sent.get(2));
        assertThat(ids(house, DESK, new Filter("TANA", null, null), FIRST)).containsExactly(sent.get(1));
    }

    @EachDatabase
    void aForeignStorefrontIsNotFound(TestDatabase database) {
        House house = new House(database, data);
        send(house, "TANA");
        for (String storefront : List.of("TANA", "NONE")) {
            assertThatThrownBy(() -> ids(house, MIZU, new Filter(storefront, null, null), FIRST))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.kind())
                            .isEqualTo(RefusedException.Kind.NOT_FOUND));
        }
        Caller nobody = new Caller(Caller.Kind.RESELLER, "res_2", null, "NEW", Set.of(Role.RESELLER), "s");
        assertThat(ids(house, nobody, ALL, FIRST)).isEmpty();
    }

    @EachDatabase
    void filtersByStateAndAddress(TestDatabase database) throws Exception {
        House house = new House(database, data);
        List<String> sent = send(house, "KURA", "TANA");
        house.goodConsumer().consume(house.published.get(0));
        assertThat(ids(house, DESK, new Filter(null, Delivery.Status.WAITING, null), FIRST))
                .containsExactly(sent.get(0));
        assertThat(ids(house, DESK, new Filter(null, Delivery.Status.SENT, null), FIRST))
                .containsExactly(sent.get(1));
        assertThat(ids(house, DESK, new Filter(null, null, "TANA@mail.example"), FIRST))
                .containsExactly(sent.get(0));
    }

    @EachDatabase
    void pagesBothWays(TestDatabase database) {
        House house = new House(database, data);
        List<String> sent = send(house, "KURA", "KURA", "KURA", "KURA", "KURA");
        assertThat(ids(house, DESK, ALL, new Window(null, null, 2))).isEqualTo(sent.subList(0, 3));
        assertThat(ids(house, DESK, ALL, new Window(sent.get(1), null, 2))).isEqualTo(sent.subList(2, 5));
        assertThat(ids(house, DESK, ALL, new Window(sent.get(3), null, 2))).isEqualTo(sent.subList(4, 5));
        assertThat(ids(house, DESK, ALL, new Window(null, sent.get(4), 2))).isEqualTo(sent.subList(1, 4));
        assertThat(ids(house, DESK, ALL, new Window(null, sent.get(1), 2))).isEqualTo(sent.subList(0, 1));
        assertThatThrownBy(() -> ids(house, DESK, ALL, new Window("mail_none", null, 2)))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code())
                        .isEqualTo("rest.page-invalid"));
    }

    @EachDatabase
    void mailsOfOneInstantArePagedWithoutLoss(TestDatabase database) {
        House house = new House(database, data);
        for (int i = 0; i < 5; i++) {
            house.send(House.mail("KURA", "a@mail.example", "ja", Map.of()));
        }
        List<String> seen = new ArrayList<>();
        String after = null;
        for (int page = 0; page < 3; page++) {
            List<String> ids = ids(house, DESK, ALL, new Window(after, null, 2));
            seen.addAll(ids.subList(0, Math.min(2, ids.size())));
            after = seen.get(seen.size() - 1);
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }
}
