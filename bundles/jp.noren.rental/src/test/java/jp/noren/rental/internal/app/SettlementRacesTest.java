package jp.noren.rental.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.payment.api.Payments;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.domain.Contract;
import org.junit.jupiter.api.DisplayName;

/** Plan change, cancellation, change of card and settlement of one contract, all at once, with billing's own run. */
class SettlementRacesTest {
    private static final int REPEATS = 200;
    private static final int ACTS = 4;
    private static final int SETTLE = 3;

    /** The company charges what the settlement has taken in hand before; the other acts come before, between or after the two. */
    private static final int CHARGED = 4;

    private static final Set<String> WHY = Set.of("rental.already-filed", "rental.consequences-changed");

    @EachDatabase
    @DisplayName(
            "R018, R025, R069, R086 plan change, cancellation and card change meet the late run of the 25th: all orders, always as if one after the other")
    void theLateRun(TestDatabase database) throws Exception {
        race(database, 25);
    }

    @EachDatabase
    @DisplayName(
            "R018, R025, R069, R086 the same in a shop whose settlement day lies inside its windows: one is filed, the other told why, each month is charged once")
    void insideTheWindows(TestDatabase database) throws Exception {
        race(database, 10);
    }

    private static void race(TestDatabase database, int settlementDay) throws Exception {
        List<List<Integer>> orders = orders(List.of(), List.of(0, 1, 2, SETTLE));
        List<List<Integer>> serially = orders(List.of(), List.of(0, 1, 2, SETTLE, CHARGED)).stream()
                .filter(order -> order.indexOf(SETTLE) < order.indexOf(CHARGED))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(ACTS);
        try (SettlingHouse house = new SettlingHouse(database, "2026-11-20T10:00:00+09:00", settlementDay)) {
            house.rental.stock("SR-300", REPEATS + serially.size());
            if (settlementDay != 25) {
                house.rental.policies.put("blackouts", List.of());
            }
            Set<String> serial = new TreeSet<>();
            int month = 0;
            for (List<Integer> order : serially) {
                serial.add(new Round(house, ++month).oneByOne(order));
            }
            assertThat(serial).hasSizeBetween(2, orders.size());
            for (int i = 0; i < REPEATS; i++) {
                List<Integer> order = orders.get(i % orders.size());
                assertThat(new Round(house, ++month).atOnce(threads, order))
                        .as("arriving as %s, repeat %s", order, i)
                        .isIn(serial);
            }
            assertThat(house.billing.cards.book.chargesByPurpose.values()).allMatch(times -> times.get() == 1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** All orders in which so many can come. */
    private static List<List<Integer>> orders(List<Integer> begun, List<Integer> left) {
        if (left.isEmpty()) {
            return List.of(begun);
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer one : left) {
            List<Integer> next = new ArrayList<>(begun);
            next.add(one);
            all.addAll(orders(
                    next, left.stream().filter(other -> !other.equals(one)).toList()));
        }
        return all;
    }

    /** A month of its own with a contract of its own, on the tenth, with both forms open. */
    private static final class Round {
        private final SettlingHouse house;
        private final String member;
        private final Contract contract;
        private final YearMonth month;
        private final List<Supplier<String>> acts;

        Round(SettlingHouse house, int number) {
            this.house = house;
            month = YearMonth.of(2026, 11).plusMonths(number);
            house.clock.set(month + "-10T10:00:00+09:00");
            member = "mem_" + number;
            contract = house.contract("K-%04d".formatted(1_000 + 2 * number), member);
            FileWish change = filing("p", Wish.planChange(contract.id(), "R100", "NORMAL"));
            FileWish cancel = filing("c", Wish.cancellation(contract.id()));
            acts = List.of(
                    () -> RentalHouse.code(() -> house.rental.file(change)),
                    () -> RentalHouse.code(() -> house.rental.file(cancel)),
                    () -> house.changeCard(member),
                    () -> {
                        house.settle();
                        return "settled";
                    });
        }

        private FileWish filing(String key, Wish wish) {
            Caller caller = RentalHouse.member(member);
            return new FileWish(
                    caller, key + contract.id(), wish, RentalHouse.given(house.rental.preview.handle(caller, wish)));
        }

        /** A settlement is two acts, no transaction holds them together: what was taken in hand, and what the company charges then, to the card it has then. */
        String oneByOne(List<Integer> order) {
            String[] came = new String[ACTS];
            List<Integer> first = order.subList(0, order.indexOf(SETTLE));
            List<Integer> between = order.subList(order.indexOf(SETTLE) + 1, order.indexOf(CHARGED));
            List<Integer> last = order.subList(order.indexOf(CHARGED) + 1, order.size());
            comes(first, came);
            AtomicBoolean asked = new AtomicBoolean();
            house.billing.cards.step = name -> {
                if (name.equals("send") && !asked.getAndSet(true)) {
                    comes(between, came);
                }
            };
            came[SETTLE] = acts.get(SETTLE).get();
            house.billing.cards.step = name -> {};
            if (!asked.get()) {
                comes(between, came);
            }
            comes(last, came);
            return outcome(came);
        }

        private void comes(List<Integer> order, String[] came) {
            for (int act : order) {
                came[act] = acts.get(act).get();
            }
        }

        /** They set out in this order, each as soon as the one before it has; then they are all under way. */
        String atOnce(ExecutorService threads, List<Integer> order) throws Exception {
            AtomicInteger turn = new AtomicInteger();
            List<Future<String>> under = new ArrayList<>();
            for (int act = 0; act < ACTS; act++) {
                int mine = order.indexOf(act);
                Supplier<String> work = acts.get(act);
                under.add(threads.submit(() -> {
                    while (turn.get() != mine) {
                        Thread.onSpinWait();
                    }
                    turn.incrementAndGet();
                    return work.get();
                }));
            }
            String[] came = new String[ACTS];
            for (int act = 0; act < ACTS; act++) {
                came[act] = under.get(act).get();
            }
            return outcome(came);
        }

        /** All that can be seen of it afterwards, with nothing in it that is another's in another month. */
        private String outcome(String[] came) {
            house.settle();
            List<String> filed = List.of(came[0], came[1]);
            assertThat(filed).as("one winner").containsOnlyOnce("done");
            assertThat(filed).as("the other is told why").allMatch(one -> one.equals("done") || WHY.contains(one));
            Contract old = house.rental.now(contract);
            Optional<Contract> next = house.rental.contracts.ofMember("SORA", member).stream()
                    .filter(one -> contract.id().equals(one.replaces()))
                    .findFirst();
            String outcome = "change " + came[0] + ", cancellation " + came[1] + ", card " + came[2] + ": "
                    + standing(old) + "; new " + next.map(this::standing).orElse("none");
            house.rental.database.sql().update("update rental.contracts set state = 'FORCED_END'");
            return outcome;
        }

        private String standing(Contract one) {
            String end = one.end() == null ? "open" : "until " + after(YearMonth.from(one.end()));
            return one.status() + " " + end + " by " + one.payer().method() + " "
                    + house.billing.all(one.id()).stream()
                            .map(this::charge)
                            .sorted()
                            .toList();
        }

        private String charge(Charge charge) {
            String card = house.billing.cards.book.cardCharged.get(Payments.CHARGE + charge.id());
            return after(charge.owner().month()) + " " + charge.state() + " "
                    + charge.sum().total() + " " + (card == null ? "no card" : card.replace(member + " ", ""));
        }

        private String after(YearMonth other) {
            return "+" + ChronoUnit.MONTHS.between(month, other);
        }
    }
}
