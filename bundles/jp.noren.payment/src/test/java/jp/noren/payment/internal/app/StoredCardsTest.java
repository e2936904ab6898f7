package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.payment.api.PaymentRefunds;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.StoredCards.Face;
import jp.noren.payment.api.StoredCards.Kept;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.KeptCard;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** Cards kept for later, and what is given back on behalf of others. */
class StoredCardsTest {

    /** Keeps cards as it is told to answer. */
    private static final class Vault implements PaymentProvider {
        final Deque<Outcome> answers = new ArrayDeque<>();
        final List<String> asked = new ArrayList<>();
        private final EnumSet<Capability> can;

        Vault(EnumSet<Capability> can) {
            this.can = can;
        }

        @Override
        public ProviderInfo info() {
            return new ProviderInfo(
                    "fake",
                    "1.0.0",
                    "CARD",
                    can,
                    EnumSet.allOf(BuyerKind.class),
                    Yen.of(2),
                    Yen.of(9_999_999),
                    Duration.ZERO);
        }

        @Override
        public Outcome start(Requests.Start request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome storeCard(Requests.StoreCard request) {
            asked.add("keep " + request.customerRef());
            return answers.removeFirst();
        }

        @Override
        public Optional<KeptCard> showCard(String storefront, String customerRef, Instant deadline) {
            if (customerRef.equals("cust_broken")) {
                throw new IllegalStateException("broken");
            }
            return customerRef.equals("cust_1")
                    ? Optional.of(new KeptCard(CardBrand.JCB, "0003", YearMonth.of(2026, 12)))
                    : Optional.empty();
        }

        @Override
        public Outcome deleteCard(String storefront, String customerRef, Instant deadline) {
            asked.add("forget " + customerRef);
            return answers.removeFirst();
        }
    }

    private static final CardToken VISA = new CardToken("tok-canary", "key", CardBrand.VISA, 1, false);

    @EachDatabase
    @DisplayName(
            "R024: what the company tells of a kept card is told, and nothing when it fails; never inside a transaction")
    void tellsWhatIsWrittenOnACard(TestDatabase database) {
        try (Bench bench = new Bench(database)) {
            bench.gates.arrives(new Vault(EnumSet.of(Capability.STORED_CARD)));
            KeepStoredCards cards = bench.storedCards();
            assertThat(cards.face("KURA", "cust_1")).hasValue(new Face("JCB", "0003", YearMonth.of(2026, 12)));
            assertThat(cards.face("KURA", "cust_2")).isEmpty();
            assertThat(cards.face("KURA", "cust_broken")).isEmpty();
            assertThatThrownBy(() -> database.transactions().run(() -> cards.face("KURA", "cust_1")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @EachDatabase
    @DisplayName(
            "R018, R023: a card is kept in place of the one before; a refusal leaves that; what nobody knows is said so")
    void keeps(TestDatabase database) {
        Vault vault = new Vault(EnumSet.of(Capability.STORED_CARD));
        try (Bench bench = new Bench(database)) {
            bench.gates.arrives(vault);
            vault.answers.add(new Outcome.Approved("cust_1", Yen.ZERO));
            vault.answers.add(new Outcome.Declined(DeclineReason.CARD_UNUSABLE, "23"));
            vault.answers.add(new Outcome.Unknown(null, "lost"));
            vault.answers.add(new Outcome.NotSent("refused"));
            vault.answers.add(new Outcome.Approved("cust_1", Yen.ZERO));
            KeepStoredCards cards = bench.storedCards();
            assertThat(cards.keep("KURA", "cust_1", VISA)).isEqualTo(new Kept.Stored());
            assertThat(cards.keep("KURA", "cust_1", VISA)).isEqualTo(new Kept.Declined(DeclineReason.CARD_UNUSABLE));
            assertThat(cards.keep("KURA", "cust_1", VISA)).isEqualTo(new Kept.Unknown());
            assertThat(cards.keep("KURA", "cust_1", VISA)).isEqualTo(new Kept.Unknown());
            assertThat(cards.remove("KURA", "cust_1")).isEqualTo(new Kept.Stored());
            assertThat(bench.acts).containsExactly("payment.card-kept cust_1", "payment.card-forgotten cust_1");
            assertThat(bench.acts.toString()).doesNotContain("canary");
        }
    }

    @EachDatabase
    @DisplayName("R130, R131: a card that may not pay is not kept either, and nothing is sent")
    void refusedCards(TestDatabase database) {
        Vault vault = new Vault(EnumSet.of(Capability.STORED_CARD));
        try (Bench bench = new Bench(database)) {
            bench.gates.arrives(vault);
            bench.storefronts.lists.put("KURA cardBrands", List.of("VISA", "JCB"));
            KeepStoredCards cards = bench.storedCards();
            CardToken union = new CardToken("tok", "key", CardBrand.UNIONPAY, 1, false);
            CardToken thrice = new CardToken("tok", "key", CardBrand.VISA, 3, false);
            assertThat(cards.keep("KURA", "c", union)).isEqualTo(new Kept.Declined(DeclineReason.BRAND_NOT_ACCEPTED));
            assertThat(cards.keep("KURA", "c", thrice))
                    .isEqualTo(new Kept.Declined(DeclineReason.INSTALMENTS_NOT_ACCEPTED));
            assertThat(vault.asked).isEmpty();
        }
    }

    @EachDatabase
    @DisplayName(
            "a company that keeps no cards, a method that is not on, a bundle that is away, a transaction that is open: nothing is sent")
    void notPossible(TestDatabase database) {
        Vault vault = new Vault(EnumSet.noneOf(Capability.class));
        try (Bench bench = new Bench(database)) {
            bench.gates.arrives(vault);
            KeepStoredCards cards = bench.storedCards();
            assertThatThrownBy(() -> cards.keep("KURA", "c", VISA))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("payment.method-not-offered");
            bench.gates.leaves(vault);
            assertThatThrownBy(() -> cards.keep("KURA", "c", VISA)).isInstanceOf(ClosedGateException.class);
            assertThatThrownBy(() -> database.transactions().run(() -> cards.keep("KURA", "c", VISA)))
                    .isInstanceOf(IllegalStateException.class);
            bench.storefronts.on.clear();
            assertThatThrownBy(() -> cards.remove("KURA", "c")).isInstanceOf(RefusedException.class);
            assertThat(vault.asked).isEmpty();
        }
    }

    @EachDatabase
    @DisplayName("R077: a part is given back once, however often it is asked for; what never left is asked for anew")
    void refunds(TestDatabase database) {
        FakeCompany company = new FakeCompany("fake", "1.0.0", FakeCompany.TWO_STEP);
        try (Bench bench = new Bench(database)) {
            bench.gates.arrives(company);
            PaymentView paid = bench.buy("ord_1", view -> {});
            RefundDesk desk = bench.refundDesk();
            company.in(FakeCompany.Op.REFUND, FakeCompany.Mood.NOT_SENT);
            assertThat(desk.request(paid.id(), "deposit:chg_1", Yen.of(2_000), "deposit"))
                    .isEqualTo(PaymentRefunds.Given.LATER);
            assertThat(desk.request(paid.id(), "deposit:chg_1", Yen.of(2_000), "deposit"))
                    .isEqualTo(PaymentRefunds.Given.GIVEN);
            assertThat(desk.request(paid.id(), "deposit:chg_1", Yen.of(2_000), "deposit"))
                    .isEqualTo(PaymentRefunds.Given.GIVEN);
            assertThat(company.book().get(paid.id()).refunded).isEqualTo(2_000);
            assertThat(desk.request(paid.id(), "other", Yen.of(9_000), "too much"))
                    .isEqualTo(PaymentRefunds.Given.REFUSED);
            bench.gates.leaves(company);
            assertThat(desk.request(paid.id(), "third", Yen.of(10), "later")).isEqualTo(PaymentRefunds.Given.LATER);
        }
    }
}
