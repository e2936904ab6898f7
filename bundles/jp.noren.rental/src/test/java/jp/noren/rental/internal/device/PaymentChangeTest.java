package jp.noren.rental.internal.device;

import static jp.noren.rental.internal.device.StockHouse.member;
import static jp.noren.rental.internal.device.StockHouse.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.app.CardBook;
import jp.noren.rental.internal.app.ChangePayment;
import jp.noren.rental.internal.app.ReadPayment;
import jp.noren.rental.internal.domain.CardFace;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Status;
import org.junit.jupiter.api.DisplayName;

class PaymentChangeTest {
    private static final String NEW = "2025-02-20T12:00:00+09:00";
    private static final String OLD = "2019-09-20T12:00:00+09:00";

    private static PaymentSource.CardToken token(String token) {
        return new PaymentSource.CardToken(token, "key", CardBrand.VISA, 1, false);
    }

    private static ChangePayment.Changed change(StockHouse house, String member, String token) {
        return change(house, member, "key-" + token, false, token);
    }

    private static ChangePayment.Changed change(
            StockHouse house, String member, String key, boolean legacy, String token) {
        return house.change.handle(new ChangePayment.Command(
                member(member), key, new ChangePayment.Page(legacy, null), "CARD", token(token)));
    }

    private static ChangePayment.Changed otherwise(StockHouse house, String member, String method) {
        return house.change.handle(
                new ChangePayment.Command(member(member), "key", new ChangePayment.Page(false, null), method, null));
    }

    @EachDatabase
    @DisplayName(
            "R018: another card is kept for all non-legacy contracts of the member together; those of others and ended ones stay as they were (Q42)")
    void aCardForAllContracts(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract first = house.contract("K-1", "mem", "CARD", NEW);
        Contract second = house.contract("K-2", "mem", "CARD", NEW);
        Contract ended = house.contract("K-3", "mem", "ATONE", NEW, Status.ENDED);
        Contract other = house.contract("K-4", "other", "ATONE", NEW);
        ChangePayment.Changed changed = change(house, "mem", "tok-4242-2027-04");
        assertThat(changed.contracts()).containsExactly("K-1", "K-2");
        assertThat(changed.card()).isEqualTo(new CardFace("VISA", "4242", YearMonth.of(2027, 4)));
        assertThat(changed.firstSettlement()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(house.cards.kept).isEqualTo(Map.of("mem", "tok-4242-2027-04"));
        for (Contract contract : List.of(first, second)) {
            assertThat(house.now(contract).payer()).isEqualTo(new Contract.Payer("CARD", "mem"));
        }
        assertThat(house.now(ended)).isEqualTo(ended);
        assertThat(house.now(other)).isEqualTo(other);
        assertThat(house.templates()).containsExactly("rental.mail-card-changed");
        assertThat(house.acts)
                .singleElement()
                .asString()
                .contains("rental.payment-changed")
                .doesNotContain("tok-");
    }

    @EachDatabase
    @DisplayName(
            "R018: when the payment company declines, the old card stays, the member is told why, and nothing is stored")
    void aDeclinedCardLeavesTheOldOne(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract contract = house.contract("K-1", "mem", "ATONE", NEW);
        assertThatThrownBy(() -> change(house, "mem", "no-1"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("rental.card-declined");
                    assertThat(refused.fields())
                            .extracting(RefusedException.FieldError::code)
                            .containsExactly("payment.declined-card-unusable");
                });
        assertThat(house.now(contract)).isEqualTo(contract);
        assertThat(house.count("rental.cards")).isZero();
        assertThat(house.mails).isEmpty();
        assertThat(house.acts).singleElement().asString().contains("rental.payment-change-failed");
        assertThat(change(house, "mem", "tok-1111-2028-01").contracts()).containsExactly("K-1");
    }

    @EachDatabase
    @DisplayName("R018: an answer that never came changes no contract; the same request again settles it")
    void anUnknownOutcomeChangesNothing(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract contract = house.contract("K-1", "mem", "ATONE", NEW);
        assertThat(refusal(() -> change(house, "mem", "k", false, "lost-1")))
                .containsEntry("kind", "UNAVAILABLE")
                .containsEntry("code", "rental.card-outcome-unknown");
        assertThat(house.now(contract)).isEqualTo(contract);
        change(house, "mem", "k", false, "tok-1111-2028-01");
        assertThat(house.now(contract).payer().method()).isEqualTo("CARD");
        int asked = house.cards.asked.size();
        assertThat(change(house, "mem", "k", false, "tok-1111-2028-01").contracts())
                .containsExactly("K-1");
        assertThat(house.cards.asked).hasSize(asked);
    }

    @EachDatabase
    @DisplayName("R023: the same card with another expiry is a change like any other")
    void theSameCardWithAnotherExpiry(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem", "CARD", NEW);
        change(house, "mem", "tok-4242-2026-12");
        change(house, "mem", "tok-4242-2030-12");
        assertThat(house.cards.kept).isEqualTo(Map.of("mem", "tok-4242-2030-12"));
        assertThat(house.cardBook.find("mem").orElseThrow().face().expires()).isEqualTo(YearMonth.of(2030, 12));
    }

    @EachDatabase
    @DisplayName(
            "R028 R029: atone and NP become card at once; what was billed before is not touched, the first settlement is the next 25th")
    void atoneAndNpBecomeCard(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract atone = house.contract("K-1", "mem", "ATONE", NEW);
        Contract np = house.contract("K-2", "corp", "NP", NEW);
        house.clock.set("2026-11-24T23:59:59.999+09:00");
        assertThat(change(house, "mem", "tok-1111-2028-01").firstSettlement()).isEqualTo(LocalDate.of(2026, 11, 25));
        house.clock.set("2026-11-26T00:00:00+09:00");
        assertThat(change(house, "corp", "tok-2222-2028-01").firstSettlement()).isEqualTo(LocalDate.of(2026, 12, 25));
        assertThat(house.now(atone).payer()).isEqualTo(new Contract.Payer("CARD", "mem"));
        assertThat(house.now(np).payer()).isEqualTo(new Contract.Payer("CARD", "corp"));
    }

    @EachDatabase
    @DisplayName(
            "R030 R031: card to another method is refused with its code, is recorded, sends nothing and changes nothing")
    void cardIsFinal(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract contract = house.contract("K-1", "mem", "CARD", NEW);
        for (String method : List.of("ATONE", "NP", "CASH")) {
            assertThat(refusal(() -> otherwise(house, "mem", method)))
                    .containsEntry("code", "rental.payment-change-not-allowed")
                    .containsEntry("kind", "CONFLICT");
        }
        assertThat(house.now(contract)).isEqualTo(contract);
        assertThat(house.cards.asked).isEmpty();
        assertThat(house.acts)
                .hasSize(3)
                .allMatch(act -> act.startsWith("mem rental.payment-change-refused")
                        && act.contains("rental.payment-change-not-allowed"));
        assertThat(house.readPayment.handle(member("mem"), false).choices())
                .extracting(ReadPayment.Choice::method)
                .containsExactly("CARD");
    }

    @EachDatabase
    @DisplayName("R032: atone to NP and NP to atone are refused, unless a policy names them")
    void onlyNamedTransitions(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract contract = house.contract("K-1", "mem", "ATONE", NEW);
        assertThat(refusal(() -> otherwise(house, "mem", "NP")))
                .containsEntry("code", "rental.payment-change-not-allowed");
        house.shops.set("paymentTransitions", List.of("{\"from\":\"ATONE\",\"to\":\"NP_INVOICE\"}"));
        assertThat(otherwise(house, "mem", "NP").contracts()).containsExactly("K-1");
        assertThat(house.now(contract).payer()).isEqualTo(new Contract.Payer("NP", null));
        assertThat(house.cards.asked).isEmpty();
    }

    @EachDatabase
    @DisplayName(
            "R026 R027: on the 25th every way that writes card data is refused before anything is sent; 24th 23:59:59.999 and 26th 00:00 are taken")
    void nothingOnThe25th(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem", "CARD", NEW);
        house.contract("K-2", "mem", "CARD", OLD);
        house.contract("K-3", "atone", "ATONE", NEW);
        for (String at : List.of("2026-11-25T00:00:00+09:00", "2026-11-25T23:59:59.999+09:00")) {
            house.clock.set(at);
            for (Runnable way : List.<Runnable>of(
                    () -> change(house, "mem", "tok-1"),
                    () -> change(house, "mem", "k", true, "tok-1"),
                    () -> change(house, "atone", "tok-1"))) {
                assertThat(refusal(way)).containsEntry("code", "rental.settlement-day");
            }
        }
        assertThat(house.cards.asked).isEmpty();
        assertThat(house.acts).hasSize(6);
        house.clock.set("2026-11-24T23:59:59.999+09:00");
        change(house, "mem", "tok-1111-2028-01");
        house.clock.set("2026-11-26T00:00:00+09:00");
        change(house, "mem", "k9", true, "tok-2222-2028-01");
        assertThat(house.cards.asked).hasSize(2);
    }

    @EachDatabase
    @DisplayName("R026 (Q06): the blackout has a time range as data: 9 to 17 leaves 8:59:59.999 and 17:00 open")
    void aBlackoutOfHours(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem", "CARD", NEW);
        house.shops.set(
                "blackouts",
                List.of(
                        "{\"id\":\"S\",\"dayOfMonth\":25,\"from\":\"09:00\",\"untilExclusive\":\"17:00\",\"blocks\":[\"CARD_CHANGE\"]}"));
        house.clock.set("2026-11-25T08:59:59.999+09:00");
        change(house, "mem", "tok-1111-2028-01");
        house.clock.set("2026-11-25T09:00:00+09:00");
        assertThat(refusal(() -> change(house, "mem", "tok-2"))).containsEntry("code", "rental.settlement-day");
        house.clock.set("2026-11-25T17:00:00+09:00");
        change(house, "mem", "tok-3333-2028-01");
    }

    @EachDatabase
    @DisplayName("R026: what was received on the 24th and answered on the 25th counts; the receipt decides")
    void theReceiptDecides(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract contract = house.contract("K-1", "mem", "ATONE", NEW);
        house.clock.set("2026-11-24T23:59:59.999+09:00");
        house.cards.meanwhile = () -> house.clock.set("2026-11-25T00:00:01+09:00");
        change(house, "mem", "tok-1111-2028-01");
        assertThat(house.now(contract).payer().method()).isEqualTo("CARD");
    }

    @EachDatabase
    @DisplayName(
            "R019 R020 R021: the normal page leaves the legacy contract alone, the legacy page changes it alone, each with its own card")
    void legacyContractsHaveTheirPage(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract legacy = house.contract("K-4", "mem", "CARD", OLD);
        Contract normal = house.contract("K-5", "mem", "CARD", NEW);
        database.sql().update("update rental.contracts set customer_ref = 'legacy-ref' where id = ?", legacy.id());
        change(house, "mem", "tok-1111-2028-01");
        assertThat(house.cards.kept).isEqualTo(Map.of("mem", "tok-1111-2028-01"));
        assertThat(change(house, "mem", "k2", true, "tok-2222-2029-01").contracts())
                .containsExactly("K-4");
        assertThat(house.cards.kept).isEqualTo(Map.of("mem", "tok-1111-2028-01", "legacy-ref", "tok-2222-2029-01"));
        assertThat(house.now(normal).payer().customerRef()).isEqualTo("mem");
        assertThat(house.now(legacy).payer().customerRef()).isEqualTo("legacy-ref");
        ReadPayment.Shown page = house.readPayment.handle(member("mem"), false);
        assertThat(page.contracts())
                .extracting(paid -> paid.contract().number())
                .containsExactly("K-5");
        assertThat(page.others()).isEqualTo(1);
        assertThat(page.contracts().get(0).card().face().last4()).isEqualTo("1111");
        assertThat(house.readPayment
                        .handle(member("mem"), true)
                        .contracts()
                        .get(0)
                        .card()
                        .face()
                        .last4())
                .isEqualTo("2222");
    }

    @EachDatabase
    @DisplayName(
            "R020: a member without a legacy contract is told so on that page, and a member without any contract on the other")
    void noLegacyContract(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem", "CARD", NEW);
        assertThat(refusal(() -> house.readPayment.handle(member("mem"), true)))
                .containsEntry("code", "rental.no-legacy-contract");
        assertThat(refusal(() -> change(house, "mem", "k", true, "tok-1")))
                .containsEntry("code", "rental.no-legacy-contract");
        assertThat(refusal(() -> change(house, "nobody", "tok-1"))).containsEntry("code", "rental.no-contract");
        assertThat(house.readPayment.handle(member("nobody"), false).contracts())
                .isEmpty();
        assertThat(house.cards.asked).isEmpty();
    }

    @EachDatabase
    @DisplayName("R021: of two legacy contracts the one that is named changes; without a name nothing does")
    void oneOfTwoLegacyContracts(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract first = house.contract("K-1", "mem", "ATONE", OLD);
        Contract second = house.contract("K-2", "mem", "ATONE", OLD);
        assertThat(refusal(() -> change(house, "mem", "k", true, "tok-1")))
                .containsEntry("code", "kernel.invalid-fields");
        house.change.handle(new ChangePayment.Command(
                member("mem"), "k", new ChangePayment.Page(true, "K-2"), "CARD", token("tok-2222-2029-01")));
        assertThat(house.now(first)).isEqualTo(first);
        assertThat(house.now(second).payer()).isEqualTo(new Contract.Payer("CARD", second.id()));
    }

    @EachDatabase
    @DisplayName("R022: the contract that follows a legacy one by plan change is not legacy: the normal page rules")
    void afterAPlanChangeTheNormalPageRules(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-4", "mem", "CARD", OLD, Status.ENDED);
        house.contract("K-14", "mem", "CARD", "2026-11-10T09:00:00+09:00");
        assertThat(refusal(() -> change(house, "mem", "k", true, "tok-1")))
                .containsEntry("code", "rental.no-legacy-contract");
        assertThat(change(house, "mem", "tok-1111-2028-01").contracts()).containsExactly("K-14");
    }

    @EachDatabase
    @DisplayName(
            "R018: two changes at once end as one after the other would: the second is told that one is running, and the contract has the first's card")
    void twoChangesAtOnce(TestDatabase database) throws Exception {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem", "ATONE", NEW);
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        house.cards.meanwhile = () -> {
            sent.countDown();
            await(answer);
        };
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<ChangePayment.Changed> first = thread.submit(() -> change(house, "mem", "tok-1111-2028-01"));
            await(sent);
            assertThat(refusal(() -> change(house, "mem", "tok-2222-2028-01")))
                    .containsEntry("code", "rental.card-change-running");
            answer.countDown();
            assertThat(first.get().contracts()).containsExactly("K-1");
        } finally {
            thread.shutdownNow();
        }
        assertThat(house.cards.kept).isEqualTo(Map.of("mem", "tok-1111-2028-01"));
        assertThat(house.cardBook.find("mem").orElseThrow().face().last4()).isEqualTo("1111");
        change(house, "mem", "tok-2222-2028-01");
        assertThat(house.cards.kept).isEqualTo(Map.of("mem", "tok-2222-2028-01"));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @EachDatabase
    @DisplayName(
            "R018: whoever died in the middle of a change holds up the next one for 90 seconds at most; his late answer then changes nothing")
    void aDeadHolderLetsGo(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        Contract contract = house.contract("K-1", "mem", "ATONE", NEW);
        house.database
                .transactions()
                .run(() -> house.cardBook.claim(
                        "mem",
                        "dead",
                        house.clock.instant(),
                        house.clock.instant().plusSeconds(90)));
        assertThat(refusal(() -> change(house, "mem", "tok-1"))).containsEntry("code", "rental.card-change-running");
        house.clock.move(java.time.Duration.ofSeconds(90));
        house.cards.meanwhile = () -> {
            house.cards.meanwhile = () -> {};
            house.clock.move(java.time.Duration.ofSeconds(91));
            change(house, "mem", "tok-2222-2028-01");
        };
        assertThat(refusal(() -> change(house, "mem", "tok-1111-2028-01")))
                .containsEntry("code", "rental.card-outcome-unknown");
        assertThat(house.now(contract).payer().method()).isEqualTo("CARD");
        assertThat(house.cardBook.find("mem").orElseThrow().face().last4()).isEqualTo("2222");
    }

    @EachDatabase
    @DisplayName("R018: a contract that comes while the payment company is asked is changed with the others")
    void aContractThatComesMeanwhile(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem", "ATONE", NEW);
        house.cards.meanwhile = () -> house.contract("K-2", "mem", "ATONE", "2026-11-10T09:59:00+09:00");
        assertThat(change(house, "mem", "tok-1111-2028-01").contracts()).containsExactly("K-1", "K-2");
    }

    @EachDatabase
    @DisplayName(
            "R024: the member is warned once, on the 1st of the month of expiry, and again for another card; on his page too")
    void cardsThatExpire(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem-vi", "CARD", NEW);
        change(house, "mem-vi", "tok-4242-2026-12");
        house.mails.clear();
        house.clock.set("2026-11-30T23:59:59.999+09:00");
        house.warn.run();
        assertThat(house.mails).isEmpty();
        house.clock.set("2026-12-01T00:00:00+09:00");
        house.warn.run();
        house.warn.run();
        assertThat(house.templates()).containsExactly("rental.mail-card-expiring");
        assertThat(house.mails.get(0).language()).isEqualTo("vi");
        ReadPayment.Card card = house.readPayment
                .handle(member("mem-vi"), false)
                .contracts()
                .get(0)
                .card();
        assertThat(card.renew()).isTrue();
        assertThat(card.missesSettlement()).isFalse();
        house.clock.set("2026-12-26T00:00:00+09:00");
        assertThat(house.readPayment
                        .handle(member("mem-vi"), false)
                        .contracts()
                        .get(0)
                        .card()
                        .missesSettlement())
                .isTrue();
        change(house, "mem-vi", "tok-4242-2027-01");
        house.mails.clear();
        house.clock.set("2027-01-01T00:00:00+09:00");
        house.warn.run();
        assertThat(house.templates()).containsExactly("rental.mail-card-expiring");
    }

    @EachDatabase
    @DisplayName(
            "R024: what is written on a card that came with the application is asked for, once; what was not told is asked for again a day later")
    void cardsOfApplicationsAreLearned(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem", "CARD", NEW);
        house.contract("K-2", "mem", "CARD", NEW);
        house.contract("K-3", "late", "CARD", NEW);
        house.contract("K-4", "gone", "CARD", NEW, Status.ENDED);
        house.contract("K-5", "other", "ATONE", NEW);
        house.cards.kept.put("mem", "tok-4242-2026-11");
        house.learn.run();
        assertThat(house.cardBook.find("mem").orElseThrow().face())
                .isEqualTo(new CardFace("VISA", "4242", YearMonth.of(2026, 11)));
        assertThat(house.cardBook.find("late").orElseThrow().face()).isEqualTo(CardFace.UNKNOWN);
        assertThat(house.count("rental.cards")).isEqualTo(2);
        house.cards.kept.put("late", "tok-1111-2027-01");
        house.learn.run();
        assertThat(house.cardBook.find("late").orElseThrow().face()).isEqualTo(CardFace.UNKNOWN);
        house.clock.move(java.time.Duration.ofHours(25));
        house.learn.run();
        assertThat(house.cardBook.find("late").orElseThrow().face().last4()).isEqualTo("1111");
        house.warn.run();
        assertThat(house.templates()).containsExactly("rental.mail-card-expiring");
    }

    @EachDatabase
    @DisplayName("R024: nobody is warned of a card that pays for nothing any more")
    void aCardWithoutAContract(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem", "CARD", NEW, Status.ENDED);
        house.database
                .transactions()
                .run(() -> house.cardBook.put(
                        new CardBook.Kept(
                                "mem", "SORA", "mem", new CardFace("JCB", "0003", YearMonth.of(2026, 12)), "k"),
                        house.clock.instant()));
        house.clock.set("2026-12-10T00:00:00+09:00");
        house.warn.run();
        assertThat(house.mails).isEmpty();
    }

    @EachDatabase
    @DisplayName("R006 R026: the page says what is open now, and when what is closed opens again")
    void thePageSaysWhatIsOpen(TestDatabase database) {
        StockHouse house = new StockHouse(database);
        house.contract("K-1", "mem", "ATONE", NEW);
        ReadPayment.Shown open = house.readPayment.handle(member("mem"), false);
        assertThat(open.method()).isEqualTo("ATONE");
        assertThat(open.choices()).containsExactly(new ReadPayment.Choice("CARD", Decision.allowed()));
        house.clock.set("2026-12-25T12:00:00+09:00");
        assertThat(house.readPayment
                        .handle(member("mem"), false)
                        .choices()
                        .get(0)
                        .now())
                .isInstanceOfSatisfying(Decision.Rejected.class, no -> {
                    assertThat(no.code()).isEqualTo("rental.settlement-day");
                    assertThat(no.args()).containsEntry("next", LocalDate.of(2026, 12, 26));
                });
    }
}
