package jp.noren.payment.sbps.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.kernel.Yen;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.sandbox.internal.sbps.Charge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commit, capture, cancel, refund: money moves once, whatever is lost on the way, under both contracts. */
class SettlingTest {
    private static final long YEN = 4950;

    abstract static class UnderContract {
        final CardShop shop;

        UnderContract(CardShop shop) {
            this.shop = shop;
        }

        @AfterEach
        void close() {
            shop.close();
        }

        Outcome commit(String key, String reference) {
            return shop.provider.commit(shop.step(key, reference, YEN));
        }

        Outcome cancel(String key, String reference) {
            return shop.provider.cancel(shop.step(key, reference, YEN));
        }

        void assertApproved(Outcome outcome, String reference) {
            assertThat(outcome).isEqualTo(new Outcome.Approved(reference, Yen.of(YEN)));
        }

        void assertBook(String key, Charge.State state) {
            assertThat(shop.charge(key).state()).isEqualTo(state);
        }

        long captures(String key) {
            return shop.charge(key).acts().stream()
                    .filter(act -> act.what().equals("capture"))
                    .count();
        }

        @Test
        void commitTwiceMovesOnce() {
            String reference = shop.reserve("c", YEN, "visa-ok");
            assertApproved(commit("c", reference), reference);
            assertApproved(commit("c", reference), reference);
            assertThat(captures("c")).isEqualTo(1);
        }

        @Test
        void aLostCommitIsMadeGoodBySendingItAgain() {
            String reference = shop.reserve("c", YEN, "visa-ok");
            shop.control("{\"next_fault\":\"lost-after\",\"next_count\":1}");
            assertThat(commit("c", reference))
                    .isInstanceOfSatisfying(Outcome.Unknown.class, unknown -> assertThat(unknown.reference())
                            .isEqualTo(reference));
            assertApproved(commit("c", reference), reference);
            assertThat(captures("c")).isEqualTo(1);
        }

        @Test
        void aCommitAfterACancelIsDeclined() {
            String reference = shop.reserve("c", YEN, "visa-ok");
            assertApproved(cancel("c", reference), reference);
            assertThat(commit("c", reference)).isInstanceOf(Outcome.Declined.class);
            assertBook("c", Charge.State.CANCELLED);
        }

        @Test
        void cancelTwiceIsApproved() {
            String reference = shop.reserve("c", YEN, "visa-ok");
            assertApproved(cancel("c", reference), reference);
            assertApproved(cancel("c", reference), reference);
        }

        @Test
        void capturedMoneyIsNotReleased() {
            String reference = shop.reserve("c", YEN, "visa-ok");
            commit("c", reference);
            assertThat(cancel("c", reference)).isInstanceOf(Outcome.Declined.class);
            assertBook("c", Charge.State.CAPTURED);
        }

        /** "Declined" must be true: nothing may stay held on the buyer's card. */
        @ParameterizedTest
        @ValueSource(
                strings = {"visa-commit-type-09", "visa-commit-type-10", "visa-commit-type-36", "visa-commit-declined"})
        void aRefusedCommitReleasesAndDeclines(String card) {
            String reference = shop.reserve("c", YEN, card);
            assertThat(commit("c", reference)).isInstanceOf(Outcome.Declined.class);
            assertBook("c", Charge.State.CANCELLED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "visa-commit-type-85",
                    "visa-commit-type-90",
                    "visa-commit-lost-before",
                    "visa-commit-lost-after"
                })
        void aCommitWithoutAnswerIsUnknownAndKeepsItsReference(String card) {
            String reference = shop.reserve("c", YEN, card);
            assertThat(commit("c", reference))
                    .isInstanceOfSatisfying(Outcome.Unknown.class, unknown -> assertThat(unknown.reference())
                            .isEqualTo(reference));
        }

        @Test
        void partsGoBackAndNoYenMore() {
            String reference = shop.reserve("r", YEN, "visa-ok");
            commit("r", reference);
            assertThat(shop.provider.refund(shop.refund(reference, 950, YEN)))
                    .isEqualTo(new Outcome.Approved(reference, Yen.of(950)));
            assertThat(shop.provider.query(shop.query("r", reference))).isInstanceOf(Finding.Charged.class);
            assertThat(shop.provider.refund(shop.refund(reference, 4001, YEN))).isInstanceOf(Outcome.Declined.class);
            assertThat(shop.provider.refund(shop.refund(reference, 4000, YEN))).isInstanceOf(Outcome.Approved.class);
            assertThat(shop.charge("r").refunded()).isEqualTo(YEN);
            assertBook("r", Charge.State.REFUNDED);
        }

        @Test
        void theWholeGoesBackOnce() {
            String reference = shop.reserve("r", YEN, "visa-ok");
            commit("r", reference);
            assertApproved(shop.provider.refund(shop.refund(reference, YEN, YEN)), reference);
            assertApproved(shop.provider.refund(shop.refund(reference, YEN, YEN)), reference);
            assertThat(shop.charge("r").refunded()).isEqualTo(YEN);
        }

        @Test
        void anotherAmountThanAuthorisedIsNotCommitted() {
            String reference = shop.reserve("c", YEN, "visa-ok");
            assertThat(shop.provider.commit(shop.step("c", reference, YEN + 1)))
                    .isEqualTo(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, ""));
            assertBook("c", Charge.State.AUTHORISED);
        }
    }

    @Nested
    class CaptureOnCommit extends UnderContract {
        CaptureOnCommit() {
            super(new CardShop(TestSettings::plain));
        }

        @Test
        void oneCallMoves() {
            String reference = shop.reserve("c", YEN, "visa-ok");
            assertApproved(commit("c", reference), reference);
            assertThat(shop.calls()).doesNotContainKey("ST02-00201-101");
        }
    }

    @Nested
    class CaptureAfterCommit extends UnderContract {
        CaptureAfterCommit() {
            super(new CardShop(TestSettings::encrypted));
        }

        @Test
        void twoCallsMove() {
            String reference = shop.reserve("c", YEN, "visa-ok");
            assertApproved(commit("c", reference), reference);
            assertThat(shop.calls()).containsEntry("ST02-00201-101", 1L);
            assertBook("c", Charge.State.CAPTURED);
        }

        @ParameterizedTest
        @CsvSource({"lost-before, COMMITTED", "lost-after, CAPTURED", "type-90, COMMITTED", "garbage-empty, CAPTURED"})
        void aCaptureWithoutAnswerIsUnknownAndMadeGoodByCommittingAgain(String fault, Charge.State left) {
            String reference = shop.reserve("c", YEN, "visa-ok");
            shop.control("{\"only_function\":\"ST02-00201-101\",\"next_fault\":\"" + fault + "\",\"next_count\":1}");
            assertThat(commit("c", reference)).isInstanceOf(Outcome.Unknown.class);
            assertBook("c", left);
            assertApproved(commit("c", reference), reference);
            assertThat(captures("c")).isEqualTo(1);
        }

        @Test
        void committedAndNotCapturedIsStillReserved() {
            String reference = shop.reserve("c", YEN, "visa-capture-lost-before");
            commit("c", reference);
            assertThat(shop.provider.query(shop.query("c", reference))).isEqualTo(new Finding.Reserved(reference));
        }

        @Test
        void aRefusedCaptureReleasesAndDeclines() {
            String reference = shop.reserve("c", YEN, "visa-capture-type-42");
            assertThat(commit("c", reference)).isInstanceOf(Outcome.Declined.class);
            assertBook("c", Charge.State.CANCELLED);
        }
    }

    /** The settings say "captures by call", the merchant's contract captures by itself: the money has moved all the same. */
    @Test
    void aCaptureThatWasNotNeededIsNoFailure() {
        try (CardShop shop = new CardShop(e -> TestSettings.plain(e).with(Contract.CAPTURE_AFTER_COMMIT))) {
            String reference = shop.reserve("c", YEN, "visa-ok");
            assertThat(shop.provider.commit(shop.step("c", reference, YEN))).isInstanceOf(Outcome.Approved.class);
        }
    }
}
