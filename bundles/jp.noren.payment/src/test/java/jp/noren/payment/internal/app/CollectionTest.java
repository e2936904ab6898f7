package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.api.PaymentCollections.Decided;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Collections.Result;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Mandate;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Debits go to the bank in one file a day and come back in one (R139 to R148)")
class CollectionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 28);
    private static final LocalDate CLOSING = LocalDate.of(2026, 11, 30);

    private final FakeCollector bank = new FakeCollector();
    private Bench bench;
    private CollectionDesk desk;

    private void start(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(bank);
        bench.storefronts.methods.put("KURA", List.of("DIRECT_DEBIT"));
        bench.storefronts.on.add("KURA payment.collector");
        desk = bench.collectionDesk();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String debit(String order, long amount) {
        return debit(order, amount, DAY);
    }

    private String debit(String order, long amount, LocalDate day) {
        Mandate mandate = new Mandate("C-" + order, "0009", "015", 1, "0123456", "ﾔﾏﾀﾞ", false);
        PaymentSource source = new PaymentSource.DirectDebit(mandate, day);
        return bench.buy(Bench.start(order, amount, source), "DIRECT_DEBIT", told -> {})
                .id();
    }

    private Collections.File write() {
        return desk.write("KURA", "DIRECT_DEBIT", DAY);
    }

    private List<Decided> read(String... answers) {
        String file = DAY + "\n" + String.join("\n", answers);
        return desk.read("KURA", "DIRECT_DEBIT", DAY, CLOSING, file.getBytes(StandardCharsets.UTF_8));
    }

    private PaymentStatus status(String payment) {
        return bench.desk().find(payment).orElseThrow().status();
    }

    private static void refused(Runnable work, String code) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @EachDatabase
    @DisplayName("The file holds the day's debits, and is the same bytes again; the day is closed by it")
    void theFile(TestDatabase database) {
        start(database);
        assertThatThrownBy(this::write).isInstanceOf(RefusedException.class);
        String one = debit("ord_1", 4950);
        bench.clock.move(Duration.ofSeconds(1));
        String two = debit("ord_2", 1540);
        debit("ord_3", 99, DAY.plusDays(1));
        assertThat(status(one)).isEqualTo(PaymentStatus.AWAITING_COLLECTION);
        Collections.File file = write();
        assertThat(new String(file.content(), StandardCharsets.UTF_8))
                .isEqualTo("2026-12-28/1\n" + one + ",C-ord_1,4950\n" + two + ",C-ord_2,1540");
        Collections.File again = write();
        assertThat(again.content()).isEqualTo(file.content());
        assertThat(again.name()).isEqualTo(file.name());
        assertThat(again.total().amount()).isEqualTo(6490);
        assertThat(bank.written).isEqualTo(1);
        refused(() -> debit("ord_4", 1), "payment.collection-closed");
        assertThat(bench.desk().cancel(one, PaymentStatus.CANCELLED))
                .as("gone to the bank")
                .isFalse();
    }

    @EachDatabase
    void whatIsGivenUpBeforeIsNotInTheFile(TestDatabase database) {
        start(database);
        String one = debit("ord_1", 4950);
        String two = debit("ord_2", 1540);
        assertThat(bench.desk().cancel(one, PaymentStatus.CANCELLED)).isTrue();
        assertThat(status(one)).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(write().debits()).isEqualTo(1);
        assertThat(new String(write().content(), StandardCharsets.UTF_8))
                .contains(two)
                .doesNotContain(one);
    }

    @EachDatabase
    @DisplayName("Each debit ends by the bank's word alone; the same file twice changes nothing")
    void theAnswer(TestDatabase database) {
        start(database);
        String one = debit("ord_1", 4950);
        String two = debit("ord_2", 1540);
        refused(() -> read(one + ",4950,COLLECTED"), "payment.collection-open");
        write();
        String[] answers = {one + ",4950,COLLECTED", two + ",1540,NO_FUNDS"};
        List<Decided> decided = read(answers);
        assertThat(decided)
                .containsExactlyInAnyOrder(
                        new Decided(one, "order:ord_1", PaymentStatus.SUCCEEDED, Result.COLLECTED),
                        new Decided(two, "order:ord_2", PaymentStatus.DECLINED, Result.NO_FUNDS));
        assertThat(bench.desk().find(two).orElseThrow().declined()).contains(DeclineReason.NOT_COLLECTED);
        assertThat(bench.ledger("clearing:collector")).isEqualTo(4950);
        int events = bench.events.size();
        int acts = bench.acts.size();
        assertThat(read(answers)).isEqualTo(decided);
        assertThat(read(answers[1], answers[0]))
                .as("the same answers in another file")
                .isEqualTo(decided);
        assertThat(bench.events).hasSize(events).hasSize(2);
        assertThat(bench.acts).hasSize(acts + 1);
        assertThat(bench.ledger("clearing:collector")).isEqualTo(4950);
    }

    @EachDatabase
    @DisplayName(
            "A bad file imports nothing and says where it is bad; so does one that says something else than before")
    void badFiles(TestDatabase database) {
        start(database);
        String one = debit("ord_1", 4950);
        String two = debit("ord_2", 1540);
        write();
        String good = one + ",4950,COLLECTED";
        assertThatThrownBy(() -> read(good, "garbage")).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.kind()).isEqualTo(RefusedException.Kind.INVALID);
            assertThat(e.code()).isEqualTo("payment.collector.bad-line");
            assertThat(e.args().toString()).contains("record=3").contains("offset=240");
        });
        refused(() -> read(good, "pay_other,1540,COLLECTED"), "payment.collection-not-sent");
        refused(() -> read(good, good), "payment.collection-not-sent");
        refused(() -> read(good, two + ",1541,COLLECTED"), "payment.collection-other-amount");
        refused(
                () -> desk.read(
                        "KURA", "DIRECT_DEBIT", DAY, CLOSING, ("2026-12-27\n" + good).getBytes(StandardCharsets.UTF_8)),
                "payment.collection-other-day");
        assertThat(status(one)).isEqualTo(PaymentStatus.AWAITING_COLLECTION);
        read(good);
        refused(() -> read(two + ",1540,COLLECTED", one + ",4950,NO_FUNDS"), "payment.collection-contradicts");
        assertThat(status(two)).isEqualTo(PaymentStatus.AWAITING_COLLECTION);
        assertThat(bench.ledger("clearing:collector")).isEqualTo(4950);
    }

    @EachDatabase
    void anAnswerThatDoesNotComeIsAPersonsAffairAndStillTakenLater(TestDatabase database) {
        start(database);
        String one = debit("ord_1", 4950);
        write();
        bench.clock.move(Duration.ofDays(34 + 14));
        bench.janitor().run();
        assertThat(bench.only().standing().reason()).isEqualTo(Reason.OVERDUE);
        read(one + ",4950,COLLECTED");
        assertThat(status(one)).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(bench.only().standing().reason()).isNull();
    }

    @EachDatabase
    @DisplayName("Whoever joins while the file is written is in it, or is told to choose another day")
    void joiningWhileItIsWritten(TestDatabase database) throws Exception {
        start(database);
        debit("ord_0", 100);
        ExecutorService pool = Executors.newFixedThreadPool(9);
        try {
            List<Future<String>> joining = new ArrayList<>();
            for (int i = 1; i <= 40; i++) {
                String order = "ord_" + i;
                joining.add(pool.submit(() -> {
                    try {
                        return debit(order, 100);
                    } catch (RefusedException e) {
                        return e.code();
                    }
                }));
            }
            Future<Collections.File> writing = pool.submit(this::write);
            Set<String> joined = joining.stream().map(CollectionTest::get).collect(Collectors.toSet());
            joined.remove("payment.collection-closed");
            Collections.File file = get(writing);
            assertThat(file.debits()).isEqualTo(joined.size() + 1);
            assertThat(new String(file.content(), StandardCharsets.UTF_8)).contains(joined);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
