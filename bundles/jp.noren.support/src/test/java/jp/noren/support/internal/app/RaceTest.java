package jp.noren.support.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.api.DeviceKind;
import jp.noren.support.internal.app.FileOperation.Command;
import jp.noren.support.internal.app.ReadKey.State;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.house.House;
import org.junit.jupiter.api.DisplayName;

/** Two and more at once; the contract's lock is off, so only the conditional updates decide. */
class RaceTest {
    private static final int ROUNDS = 100;

    private static List<String> atOnce(List<Callable<String>> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        CyclicBarrier start = new CyclicBarrier(acts.size());
        try {
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<String> ends = new ArrayList<>();
            for (Future<String> one : running) {
                ends.add(one.get());
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<String> filing(House house, String id, Operation operation, String plan) {
        PreviewFiling.Preview seen = house.preview.handle(house.member("SORA-I1"), id, operation, plan);
        Command command = house.command(house.member("SORA-I1"), id, operation, plan, seen);
        return () -> House.code(() -> house.file.handle(command));
    }

    @EachDatabase
    @DisplayName("R047: a change and a release of one contract at once, 100 times: one wins, the other is told why, the"
            + " count is one")
    void changeAgainstRelease(TestDatabase database) throws Exception {
        House house = new House(database);
        int changes = 0;
        for (int n = 0; n < ROUNDS; n++) {
            String id = "K" + n;
            house.router(id, "SUPPORT");
            List<String> ends = atOnce(List.of(
                    filing(house, id, Operation.CHANGE, "SUPPORT_PREMIUM"),
                    filing(house, id, Operation.RELEASE, null)));
            assertThat(ends).as(id).containsOnlyOnce("ok");
            assertThat(ends).filteredOn(end -> !end.equals("ok")).allMatch(end -> List.of(
                            "support.changed-meanwhile", "support.operation-limit", "support.filed-already")
                    .contains(end));
            assertThat(house.used(id)).hasValue(1);
            boolean changed = ends.get(0).equals("ok");
            changes += changed ? 1 : 0;
            assertThat(house.book.find(id).history().periods()).hasSize(changed ? 2 : 1);
        }
        assertThat(house.count("support.applications")).isEqualTo(ROUNDS);
        assertThat(house.mails).hasSize(ROUNDS);
        assertThat(changes).isBetween(0, ROUNDS);
    }

    @EachDatabase
    @DisplayName(
            "R053 R056: four free keys and five starts at once: four contracts with one key each, one KEY_PENDING, and"
                    + " an import fills it")
    void fiveStarts(TestDatabase database) throws Exception {
        House house = new House(database);
        house.storefronts.put("SORA", "supportDeskMail", "desk@soratsuna.example");
        house.importKeys("DEMO-KEY0-0000-0003", "DEMO-KEY0-0000-0004", "DEMO-KEY0-0000-0005", "DEMO-KEY0-0000-0006");
        List<Callable<String>> looks = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            String id = "K" + n;
            house.contract(id, "SORA-I2", DeviceKind.ROUTER, "2026-12-01", "SUPPORT_PREMIUM");
            looks.add(() ->
                    house.readKey.handle(house.member("SORA-I2"), id).state().name());
        }
        looks.add(() -> Boolean.toString(house.assign.run(100)));
        house.clock.set("2026-12-01T00:00:00+09:00");
        List<String> ends = atOnce(looks).subList(0, 5);
        assertThat(ends).filteredOn("SHOWN"::equals).hasSize(4);
        assertThat(ends).filteredOn("PENDING"::equals).hasSize(1);
        ReadKeys.Standing standing = house.readKeys.handle(House.operator(), "SORA");
        assertThat(standing.free()).isZero();
        assertThat(standing.assigned()).isEqualTo(4);
        assertThat(standing.pending()).hasSize(1);
        assertThat(house.templates()).filteredOn("pool-empty"::equals).hasSize(1);
        assertThat(house.templates()).filteredOn("key-pending"::equals).hasSize(1);
        String late = standing.pending().get(0).contract();
        house.importKeys("DEMO-KEY0-0000-0007");
        assertThat(house.readKey.handle(house.member("SORA-I2"), late).code()).isEqualTo("DEMO-KEY0-0000-0007");
        assertThat(house.readKeys.handle(House.operator(), "SORA").pending()).isEmpty();
        assertThat(house.count("(select distinct contract from support.keys where contract is not null) k"))
                .isEqualTo(5);
        assertThat(house.templates()).filteredOn("key-ready"::equals).hasSize(5);
    }

    @EachDatabase
    @DisplayName(
            "R053: eight at once on forty contracts with thirty keys: no key twice, no contract with two, ten wait")
    void neverTwice(TestDatabase database) throws Exception {
        House house = new House(database);
        String[] codes = new String[30];
        for (int n = 0; n < codes.length; n++) {
            codes[n] = "CODE-" + (1000 + n);
        }
        house.importKeys(codes);
        for (int n = 0; n < 40; n++) {
            house.contract("K" + n, "SORA-I2", DeviceKind.ROUTER, "2026-12-01", "SUPPORT_PREMIUM");
        }
        house.clock.set("2026-12-01T00:00:00+09:00");
        List<Callable<String>> runs = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            runs.add(() -> Boolean.toString(house.assign.run(100)));
        }
        atOnce(runs);
        assertThat(house.readKeys.handle(House.operator(), "SORA").assigned()).isEqualTo(30);
        assertThat(house.readKeys.handle(House.operator(), "SORA").pending()).hasSize(10);
        int shown = 0;
        for (int n = 0; n < 40; n++) {
            ReadKey.KeyView key = house.readKey.handle(house.member("SORA-I2"), "K" + n);
            shown += key.state() == State.SHOWN ? 1 : 0;
        }
        assertThat(shown).isEqualTo(30);
        assertThat(house.templates()).filteredOn("key-ready"::equals).hasSize(30);
    }
}
