package jp.noren.document.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.noren.access.api.Caller;
import jp.noren.document.internal.app.ReceiptBook.Kept;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.document.internal.house.House;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class ReceiptsTest {
    private static final String OCTOBER = "2026-10-24T15:00:00Z";

    private static RefusedException refused(House house, Caller caller, String payment) {
        return catchThrowableOfType(RefusedException.class, () -> house.issue.handle(caller, payment));
    }

    @EachDatabase
    @DisplayName(
            "R009, R034: a captured card payment has a receipt with name, sums, day of settlement, issuer and number")
    void issuesForACardPayment(TestDatabase database) {
        House house = new House(database);
        house.paid("chg_1", "CARD", "CAPTURED", OCTOBER);
        Kept kept = house.issue.handle(House.MIDORI, "chg_1");
        Receipt receipt = kept.receipt();
        assertThat(receipt.number()).isEqualTo("SORA-000001");
        assertThat(receipt.addressee()).isEqualTo(new Receipt.Addressee("青山 みどり", false));
        assertThat(receipt.settledOn()).as("in Japan").isEqualTo(LocalDate.of(2026, 10, 25));
        assertThat(receipt.totals().total()).isEqualTo(Yen.of(3608));
        assertThat(receipt.issuer().registrationNumber()).isEqualTo("T9999900000001");
        assertThat(kept.last().isAgain()).isFalse();
        assertThat(house.receipts.find(kept.id())).contains(kept);
        assertThat(house.acts).containsExactly("document.receipt-issued chg_1");
    }

    @EachDatabase
    @DisplayName(
            "R035, R036: a payment by atone or invoice has none, asked for directly too: 409 with the guidance, and no number is used")
    void refusesOtherMethods(TestDatabase database) {
        House house = new House(database);
        house.paid("chg_1", "ATONE", "CAPTURED", OCTOBER);
        house.paid("chg_2", "NP", "CAPTURED", OCTOBER);
        for (String payment : List.of("chg_1", "chg_2")) {
            RefusedException no = refused(house, House.MIDORI, payment);
            assertThat(no.code()).isEqualTo("document.receipt-not-supported");
            assertThat(no.kind().status()).isEqualTo(409);
        }
        house.paid("chg_3", "CARD", "CAPTURED", OCTOBER);
        assertThat(house.issue.handle(House.MIDORI, "chg_3").receipt().number()).isEqualTo("SORA-000001");
        assertThat(house.acts).hasSize(1);
    }

    @EachDatabase
    @DisplayName(
            "R037: who changed from atone to card has receipts for what was taken by card, never for what was paid before")
    void judgesByThePayment(TestDatabase database) {
        House house = new House(database);
        house.paid("chg_10", "ATONE", "CAPTURED", "2026-10-10T01:00:00Z");
        house.paid("chg_11", "CARD", "CAPTURED", "2026-11-25T01:00:00Z");
        house.issue.handle(House.MIDORI, "chg_11");
        List<ListReceipts.Offer> offers = house.list.handle(House.MIDORI);
        assertThat(offers).extracting(offer -> offer.payment().id()).containsExactly("chg_11", "chg_10");
        assertThat(offers.get(0).decision()).isInstanceOf(Decision.Allowed.class);
        assertThat(offers.get(0).number()).isEqualTo("SORA-000001");
        assertThat(offers.get(1).decision()).isEqualTo(Decision.rejected("document.receipt-not-supported"));
        assertThat(offers.get(1).number()).isNull();
    }

    @EachDatabase
    @DisplayName("R038: a failed, voided or wholly refunded card payment has none, not even again")
    void refusesWhatWasNotReceived(TestDatabase database) {
        House house = new House(database);
        for (String status : List.of("FAILED", "VOIDED", "REFUNDED")) {
            house.paid("chg_1", "CARD", status, OCTOBER);
            assertThat(refused(house, House.MIDORI, "chg_1").code()).isEqualTo("document.receipt-not-received");
        }
        house.paid("chg_1", "CARD", "CAPTURED", OCTOBER);
        house.issue.handle(House.MIDORI, "chg_1");
        house.paid("chg_1", "CARD", "REFUNDED", OCTOBER);
        assertThat(refused(house, House.MIDORI, "chg_1").code()).isEqualTo("document.receipt-not-received");
    }

    @EachDatabase
    @DisplayName("R038: a second issue has the same number and content, is marked, and tells what was given back since")
    void issuesTheSameAgain(TestDatabase database) {
        House house = new House(database);
        house.paid("chg_1", "CARD", "CAPTURED", OCTOBER);
        Kept first = house.issue.handle(House.MIDORI, "chg_1");
        house.names.put("mem_midori", "青山 あおい");
        house.storefronts.registrationNumber = "T1111111111111";
        house.clock.set("2026-12-01T10:00:00+09:00");
        house.paid("chg_1", House.MIDORI, "CARD", "PARTLY_REFUNDED", OCTOBER, 1000);
        Kept second = house.issue.handle(House.MIDORI, "chg_1");
        Kept third = house.issue.handle(House.MIDORI, "chg_1");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(second.last().count()).isEqualTo(2);
        assertThat(second.last().isAgain()).isTrue();
        assertThat(second.last().firstAt()).isEqualTo(first.last().at());
        assertThat(second.last().at()).isEqualTo(house.clock.instant());
        assertThat(second.last().refunded()).isEqualTo(Yen.of(1000));
        assertThat(third.last().count()).isEqualTo(3);
        house.paid("chg_2", "CARD", "CAPTURED", OCTOBER);
        assertThat(house.issue.handle(House.MIDORI, "chg_2").receipt().number()).isEqualTo("SORA-000002");
    }

    @EachDatabase
    @DisplayName("R034: another member's payment and receipt look like none; each storefront counts for itself")
    void keepsMembersApart(TestDatabase database) {
        House house = new House(database);
        Caller other = House.member("SORA", "mem_other");
        Caller elsewhere = House.member("KURA", "mem_midori");
        house.paid("chg_1", "CARD", "CAPTURED", OCTOBER);
        Kept kept = house.issue.handle(House.MIDORI, "chg_1");
        for (Caller foreign : List.of(other, elsewhere)) {
            assertThat(refused(house, foreign, "chg_1").code()).isEqualTo("kernel.not-found");
            assertThat(catchThrowableOfType(RefusedException.class, () -> house.print.handle(foreign, kept.id(), "ja"))
                            .code())
                    .isEqualTo("kernel.not-found");
        }
        assertThat(refused(house, House.MIDORI, "chg_unknown").code()).isEqualTo("kernel.not-found");
        house.paid("chg_2", elsewhere, "CARD", "CAPTURED", OCTOBER, 0);
        assertThat(house.issue.handle(elsewhere, "chg_2").receipt().number()).isEqualTo("KURA-000001");
        assertThat(house.list.handle(other)).isEmpty();
    }

    @EachDatabase
    @DisplayName("R034, R038: however many are issued at once, numbers have no gap and a payment has one")
    void countsWithoutGaps(TestDatabase database) throws Exception {
        House house = new House(database);
        IntStream.range(0, 12)
                .forEach(i -> house.paid("chg_" + i, "CARD", i % 4 == 3 ? "FAILED" : "CAPTURED", OCTOBER));
        List<Callable<String>> tries = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            String payment = "chg_" + i % 12;
            tries.add(() -> {
                try {
                    Kept kept = house.issue.handle(House.MIDORI, payment);
                    return payment + " " + kept.receipt().number();
                } catch (RefusedException e) {
                    return payment + " none";
                }
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<String> results = new ArrayList<>();
        try {
            for (Future<String> result : pool.invokeAll(tries)) {
                results.add(result.get());
            }
        } finally {
            pool.shutdownNow();
        }
        List<String> issued =
                results.stream().filter(one -> !one.endsWith("none")).distinct().toList();
        assertThat(results).hasSize(36);
        assertThat(issued.stream()
                        .map(one -> one.substring(one.indexOf(' ') + 1))
                        .sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 9)
                        .mapToObj("SORA-%06d"::formatted)
                        .toList());
    }
}
