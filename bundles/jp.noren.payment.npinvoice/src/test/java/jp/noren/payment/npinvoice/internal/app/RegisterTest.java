package jp.noren.payment.npinvoice.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From an order to the company's decision, over a socket. */
class RegisterTest {
    private static final String REGISTER = "/v1/transactions";
    private final NpDesk desk = new NpDesk();
    private final String key = NpDesk.newKey();

    @AfterEach
    void close() {
        desk.close();
    }

    private Outcome.Declined declined(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Declined.class);
        return (Outcome.Declined) outcome;
    }

    @Test
    @DisplayName("R120 result 00: the company takes over the claim")
    void accepted() {
        Outcome outcome = desk.pay(key, 50_000);
        assertThat(outcome).isEqualTo(new Outcome.Approved(desk.booked(key).id() + "-50000", Yen.of(50_000)));
        assertThat(desk.booked(key).orderedOn()).hasToString("2026-11-10");
    }

    @ParameterizedTest
    @DisplayName("R120 result 20: not accepted; the company's reason is for operators only")
    @CsvSource({"990021, 20-21", "990022, 20-22", "990024, 20-24"})
    void notAccepted(long yen, String code) {
        assertThat(desk.pay(key, yen)).isEqualTo(new Outcome.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, code));
        assertThat(desk.provider.query(desk.query(key, null)))
                .isEqualTo(new Finding.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, code));
    }

    @Test
    @DisplayName("R121 above the company's own limit of the buyer")
    void aboveTheCompanysLimit() {
        desk.accepted(key, 2_999_999);
        assertThat(declined(desk.pay(NpDesk.newKey(), 2)).providerCode()).isEqualTo("20-22");
        assertThat(desk.pay(NpDesk.newKey(), 1)).isInstanceOf(Outcome.Approved.class);
    }

    @ParameterizedTest
    @DisplayName("R120 results 10 and 40: under review for a day at most, then yes or no")
    @CsvSource({"990010, 00", "990012, 20", "990040, 00", "990040, 20"})
    void review(long yen, String verdict) {
        Outcome outcome = desk.pay(key, yen);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Pending.class, pending -> {
            assertThat(pending.action()).isEqualTo(new NextAction.Review());
            assertThat(pending.expiresAt()).isEqualTo(desk.clock.instant().plusSeconds(24 * 3600));
        });
        String reference = ((Outcome.Pending) outcome).actionRef();
        assertThat(desk.provider.query(desk.query(key, reference))).isEqualTo(new Finding.StillPending());
        desk.review(key, verdict);
        Finding found = desk.provider.query(desk.query(key, reference));
        assertThat(found)
                .isEqualTo(
                        verdict.equals("00")
                                ? new Finding.Charged(reference, Yen.of(yen))
                                : new Finding.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, "20-24"));
    }

    @Test
    @DisplayName("a registration under review can be taken back, and is released then")
    void unfinished() {
        Outcome.Pending pending = (Outcome.Pending) desk.pay(key, 990_040);
        assertThat(desk.provider.cancel(desk.step(key, pending.actionRef(), 990_040)))
                .isEqualTo(new Outcome.Approved(pending.actionRef(), Yen.of(990_040)));
        assertThat(desk.provider.query(desk.query(key, pending.actionRef())))
                .isEqualTo(new Finding.Released(pending.actionRef()));
    }

    @Test
    @DisplayName("R118 a private person's request is refused before anything is sent")
    void privatePerson() {
        Requests.Buyer buyer = new Requests.Buyer("mem_p", "山田 太郎", "t@example.jp", "ja", BuyerKind.INDIVIDUAL);
        Outcome outcome = desk.provider.start(NpDesk.start(desk.start(key, 5000), buyer));
        assertThat(outcome).isEqualTo(new Outcome.Declined(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, "unsent-private"));
        assertThat(desk.provider.info().buyers())
                .containsExactlyInAnyOrder(BuyerKind.CORPORATE, BuyerKind.SOLE_PROPRIETOR);
        assertThat(desk.calls()).isEmpty();
    }

    @Test
    @DisplayName("R120 a buyer is screened at his first order, and found again by our id at the next")
    void firstOrder() {
        desk.control("{\"screening\":\"reviewing\"}");
        assertThat(desk.pay(key, 5000)).isInstanceOf(Outcome.Pending.class);
        assertThat(desk.booked(key).result()).isEqualTo("40");
        desk.screening(NpDesk.BUYER.id(), "accepted");
        assertThat(desk.pay(NpDesk.newKey(), 5000)).isInstanceOf(Outcome.Approved.class);
        assertThat(desk.server.emulator().book().buyers()).hasSize(1);
        assertThat(desk.calls()).containsEntry("/assumed/v1/buyers", 1L);
    }

    @Test
    @DisplayName("R120 a buyer whom the company refuses gets no transaction")
    void refusedBuyer() {
        desk.control("{\"screening\":\"refused\"}");
        assertThat(declined(desk.pay(key, 5000)).reason()).isEqualTo(DeclineReason.NOT_ACCEPTED_FOR_CREDIT);
        assertThat(desk.isBooked(key)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("R120 the screening as such: state, the company's id, the limit")
    @EnumSource(Bills.Screened.class)
    void screening(Bills.Screened state) {
        desk.control("{\"screening\":\"" + state.name().toLowerCase() + "\",\"buyer_limit\":300000}");
        Bills.Screening first = desk.provider.screen("TANA", NpDesk.BUYER, NpDesk.CONTACT, desk.deadline());
        assertThat(first.state()).isEqualTo(state);
        assertThat(first.buyerReference()).matches("[0-9]{11}");
        assertThat(first.limit()).contains(Yen.of(300_000));
        assertThat(desk.provider.screen("TANA", NpDesk.BUYER, Requests.Contact.NONE, desk.deadline()))
                .isEqualTo(first);
    }

    @Test
    void aScreeningThatNobodyAnswersIsAskedAgainLater() {
        desk.fault("lost-before", "/assumed/v1/buyers/find");
        assertThat(desk.provider
                        .screen("TANA", NpDesk.BUYER, NpDesk.CONTACT, desk.deadline())
                        .state())
                .isEqualTo(Bills.Screened.REVIEWING);
        assertThat(desk.server.emulator().book().buyers()).isEmpty();
    }

    @Test
    @DisplayName("a buyer without an address cannot be registered: an operator sees which field")
    void noAddress() {
        Outcome outcome = desk.provider.start(
                NpDesk.start(desk.start(key, 5000), NpDesk.BUYER, Requests.Contact.NONE, List.of()));
        assertThat(outcome).isEqualTo(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "unsent-address"));
        assertThat(desk.isBooked(key)).isFalse();
    }

    @Test
    @DisplayName("until the transaction goes out nothing is said of money: a lost buyer is NotSent")
    void lostBefore() {
        for (String path : List.of("/assumed/v1/buyers/find", "/assumed/v1/buyers")) {
            desk.fault("lost-after", path);
            assertThat(desk.pay(key, 5000)).isInstanceOf(Outcome.NotSent.class);
        }
        assertThat(desk.pay(key, 5000)).isInstanceOf(Outcome.Approved.class);
        assertThat(desk.server.emulator().book().buyers()).hasSize(1);
    }

    @Test
    @DisplayName("a time-out on register is Unknown, and found out by our key")
    void lostReply() {
        assertThat(desk.pay(key, 990_101)).isInstanceOf(Outcome.Unknown.class);
        assertThat(desk.provider.query(desk.query(key, null)))
                .isEqualTo(new Finding.Charged(desk.booked(key).id() + "-990101", Yen.of(990_101)));
        String other = NpDesk.newKey();
        assertThat(desk.pay(other, 990_102)).isInstanceOf(Outcome.Unknown.class);
        assertThat(desk.provider.query(desk.query(other, null))).isEqualTo(new Finding.NotFound());
    }

    @Test
    @DisplayName("sent again under the same key: one transaction, and its own outcome")
    void twice() {
        Outcome first = desk.pay(key, 5000);
        assertThat(desk.pay(key, 5000)).isEqualTo(first);
        assertThat(desk.server.emulator().book().transactions()).hasSize(1);
        assertThat(desk.calls()).containsEntry(REGISTER, 2L);
    }

    @Test
    @DisplayName("a refused request that is in no book is a clear no, with the company's code")
    void refused() {
        assertThat(desk.pay(key, 990_105)).isEqualTo(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "EM0999"));
    }

    @Test
    void aRefusalWhenTheBookGivesNoAnswerIsUnknown() {
        desk.fault("lost-before", "/assumed/v1/transactions/find");
        assertThat(desk.pay(key, 990_105)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "10000000, 5", "5000, 41", "5000, 0"})
    @DisplayName("amounts and keys outside the protocol are refused before anything is sent")
    void outOfForm(long yen, int length) {
        Requests.Start plain = desk.start("k".repeat(length), yen);
        assertThat(declined(desk.provider.start(plain)).reason()).isEqualTo(DeclineReason.REFUSED_BY_PROVIDER);
        assertThat(desk.calls()).isEmpty();
    }

    @Test
    @DisplayName("R122 lines of both rates: the emulator adds up lines, rates and total")
    void lines() {
        List<Requests.Line> lines = List.of(
                new Requests.Line("a", "複合機 月額", Yen.of(33_333), 3, 10),
                new Requests.Line("b", "お茶", Yen.of(777), 5, 8),
                new Requests.Line("c", "値引", Yen.of(-1_000), 1, 10));
        long total = 98_999 + 9_899 + 3_885 + 310;
        Requests.Start start = NpDesk.start(desk.start(key, total), NpDesk.BUYER, NpDesk.CONTACT, lines);
        assertThat(desk.provider.start(start)).isInstanceOf(Outcome.Approved.class);
        Requests.Start wrong =
                NpDesk.start(desk.start(NpDesk.newKey(), total + 1), NpDesk.BUYER, NpDesk.CONTACT, lines);
        assertThat(desk.provider.start(wrong))
                .isEqualTo(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "unsent-transactionDetails"));
    }
}
