package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.api.Payments.Missing;
import jp.noren.payment.api.Payments.Offer;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("R117, R118: which methods a buyer may choose from, and why not another")
class MethodChoiceTest {
    private final FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
    private Bench bench;

    private void house(TestDatabase database) {
        bench = new Bench(database);
        bench.gates.arrives(company).arrives(new FakeBank());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> offered(String storefront) {
        return bench.choice().offers(storefront, BuyerKind.CORPORATE, Optional.empty()).stream()
                .map(Offer::method)
                .toList();
    }

    private List<String> why(String storefront, String method) {
        return bench.choice().why(storefront, method, BuyerKind.CORPORATE, Optional.of(Yen.of(100))).stream()
                .map(Missing::code)
                .toList();
    }

    @EachDatabase
    void inTheOrderOfThePolicyWithTheShopsOwnNames(TestDatabase database) {
        house(database);
        assertThat(offered("KURA")).containsExactly("BANK_TRANSFER", "CARD");
        bench.storefronts.texts.put(
                "KURA checkoutPaymentNames", "{\"CARD\":{\"ja\":\"クレジットカード決済\",\"en\":\"Credit card\"}}");
        Offer card = bench.choice()
                .offers("KURA", BuyerKind.CORPORATE, Optional.empty())
                .get(1);
        assertThat(card.name().in("ja")).isEqualTo("クレジットカード決済");
        assertThat(card.name().in("vi")).as("no text at all in this test").isEqualTo("CARD");
    }

    @EachDatabase
    @DisplayName("R117: TANA's bank transfer is NP, whose bundle is not there yet: card alone, and it says why")
    void tana(TestDatabase database) {
        house(database);
        assertThat(offered("TANA")).containsExactly("CARD");
        assertThat(why("TANA", "NP")).containsExactly("payment.why-bundle-missing");
        assertThat(why("TANA", "CARD")).isEmpty();
        assertThat(why("TANA", "BANK_TRANSFER"))
                .containsExactly("payment.why-not-in-policy", "payment.why-switched-off");
    }

    @EachDatabase
    @DisplayName(
            "R117, Q28: what an account alone is settled by is never offered at checkout, and can be used all the same")
    void accountPayments(TestDatabase database) {
        house(database);
        bench.storefronts.methods.put("KURA", List.of("CARD"));
        bench.storefronts.lists.put("KURA accountPayments", List.of("BANK_TRANSFER"));
        assertThat(offered("KURA")).containsExactly("CARD");
        assertThat(why("KURA", "BANK_TRANSFER")).isEmpty();
        bench.desk().open("KURA", "BANK_TRANSFER", BuyerKind.CORPORATE).close();
    }

    @EachDatabase
    void eachReason(TestDatabase database) {
        house(database);
        bench.storefronts.on.remove("KURA payment.fake");
        assertThat(why("KURA", "CARD")).containsExactly("payment.why-switched-off");
        company.gaps = List.of("payment.fake.gap-key");
        assertThat(why("KURA", "CARD")).containsExactly("payment.why-not-configured", "payment.why-switched-off");
        company.gaps = List.of();
        bench.storefronts.on.add("KURA payment.fake");
        assertThat(bench.choice().why("KURA", "CARD", BuyerKind.CORPORATE, Optional.of(Yen.of(1))))
                .extracting(Missing::code)
                .containsExactly("payment.why-amount");
        assertThat(bench.choice().offers("KURA", BuyerKind.CORPORATE, Optional.of(Yen.of(1))))
                .extracting(Offer::method)
                .containsExactly("BANK_TRANSFER");
    }

    @EachDatabase
    void aMethodThatIsNotOfferedCannotBeForced(TestDatabase database) {
        house(database);
        bench.storefronts.on.remove("KURA payment.fake");
        for (String method : List.of("CARD", "NP", "nonsense")) {
            assertThatThrownBy(() -> bench.desk().open("KURA", method, BuyerKind.INDIVIDUAL))
                    .isInstanceOfSatisfying(
                            RefusedException.class, e -> assertThat(e.code()).isEqualTo("payment.method-not-offered"));
        }
    }

    @EachDatabase
    @DisplayName(
            "While a provider comes and goes a buyer gets in or waits at the door, and is never told that it is not offered")
    void comesAndGoes(TestDatabase database) throws Exception {
        house(database);
        ExecutorService buyers = Executors.newFixedThreadPool(3);
        AtomicBoolean over = new AtomicBoolean();
        try {
            Callable<Integer> buyer = () -> {
                int asked = 0;
                for (; !over.get(); asked++) {
                    try {
                        bench.desk().open("KURA", "CARD", BuyerKind.INDIVIDUAL).close();
                    } catch (ClosedGateException closed) {
                        Thread.onSpinWait();
                    }
                }
                return asked;
            };
            List<Future<Integer>> all = List.of(buyers.submit(buyer), buyers.submit(buyer), buyers.submit(buyer));
            for (int i = 0; i < 500; i++) {
                bench.gates.leaves(company);
                bench.gates.arrives(company);
            }
            over.set(true);
            for (Future<Integer> one : all) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isPositive();
            }
        } finally {
            buyers.shutdownNow();
        }
    }

    @EachDatabase
    void whoHasLeftIsNamed(TestDatabase database) {
        house(database);
        new RememberProviders(bench.gates.providers(), bench.known).run();
        bench.gates.leaves(company);
        assertThat(offered("KURA")).containsExactly("BANK_TRANSFER");
        assertThat(bench.choice().why("KURA", "CARD", BuyerKind.CORPORATE, Optional.empty()))
                .containsExactly(new Missing("CARD", "payment.why-bundle-missing", "fake"));
    }
}
