package jp.noren.payment.npinvoice.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Settled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Billing, taking back, and the company's list, over a socket. */
class BillTest {
    private static final String BILL = "/v1/bills/request";
    private static final String FIND = "/assumed/v1/transactions/find";

    private final NpDesk desk = new NpDesk();
    private final String key = NpDesk.newKey();

    @AfterEach
    void close() {
        desk.close();
    }

    private Outcome ask(String reference) {
        return desk.provider.requestBill(desk.bill(key, reference, "2026-11-30"));
    }

    @Test
    @DisplayName(
            "R123 R126 billed in the company's own name on the third business day of the next month, due at its end")
    void billed() {
        String reference = desk.accepted(key, 50_000);
        assertThat(ask(reference)).isEqualTo(new Outcome.Approved(reference, Yen.of(50_000)));
        Bills.Request request = desk.bill(key, reference, "2026-11-30");
        desk.clock.set("2026-12-02T14:59:59Z");
        assertThat(desk.provider.fetchBill(request)).isEmpty();
        desk.clock.set("2026-12-02T15:00:00Z");
        Bills.Document bill =
                desk.provider.fetchBill(desk.bill(key, reference, "2026-11-30")).orElseThrow();
        assertThat(bill.dueOn()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(bill.mediaType()).isEqualTo("text/plain");
        assertThat(bill.payTo()).contains("のれん銀行");
        assertThat(new String(bill.content(), StandardCharsets.UTF_8)).contains("50000円", "2026-12-03", "株式会社あさひ物流");
    }

    @Test
    @DisplayName("R125 what is billed together stands on one document with one number")
    void together() {
        String other = NpDesk.newKey();
        String first = desk.accepted(key, 1_000);
        String second = desk.accepted(other, 2_000);
        ask(first);
        ask(second);
        desk.clock.set("2026-12-03T00:00:00Z");
        Bills.Document one =
                desk.provider.fetchBill(desk.bill(key, first, "2026-11-30")).orElseThrow();
        Bills.Document two =
                desk.provider.fetchBill(desk.bill(other, second, "2026-11-30")).orElseThrow();
        assertThat(one.reference()).isEqualTo(two.reference());
        assertThat(new String(one.content(), StandardCharsets.UTF_8)).contains("ご請求金額 3000円");
    }

    @Test
    @DisplayName("asked twice, billed once: the second request is not even sent")
    void twice() {
        String reference = desk.accepted(key, 50_000);
        Outcome first = ask(reference);
        assertThat(ask(reference)).isEqualTo(first);
        assertThat(desk.calls()).containsEntry(BILL, 1L);
    }

    @Test
    @DisplayName("a lost reply to the request is Unknown, and approved once the book is asked")
    void lost() {
        String reference = desk.accepted(key, 50_000);
        desk.fault("lost-after", BILL);
        assertThat(ask(reference)).isInstanceOf(Outcome.Unknown.class);
        assertThat(ask(reference)).isInstanceOf(Outcome.Approved.class);
        assertThat(desk.calls()).containsEntry(BILL, 1L);
    }

    @ParameterizedTest
    @DisplayName("without an answer of the book nothing is sent")
    @ValueSource(strings = {"lost-before", "garbage-html", "code-EM0001"})
    void noBook(String fault) {
        String reference = desk.accepted(key, 50_000);
        desk.fault(fault, FIND);
        assertThat(ask(reference)).isInstanceOf(Outcome.Unknown.class);
        assertThat(desk.calls()).doesNotContainKey(BILL);
    }

    @Test
    void whatIsNotAcceptedIsNotBilled() {
        Outcome.Pending pending = (Outcome.Pending) desk.pay(key, 990_040);
        assertThat(ask(pending.actionRef()))
                .isEqualTo(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "unsent-state"));
        assertThat(ask("99999999999-5")).isInstanceOf(Outcome.Declined.class);
        assertThat(ask("nonsense")).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    @DisplayName("R158 given back by cancelling until it is billed, and not after")
    void refunded() {
        String reference = desk.accepted(key, 50_000);
        ask(reference);
        assertThat(desk.provider.refund(desk.refund(reference, 50_000, 50_000)))
                .isEqualTo(new Outcome.Approved(reference, Yen.of(50_000)));
        assertThat(desk.provider.refund(desk.refund(reference, 50_000, 50_000))).isInstanceOf(Outcome.Approved.class);
        assertThat(desk.provider.query(desk.query(key, reference))).isEqualTo(new Finding.Released(reference));

        String other = NpDesk.newKey();
        String late = desk.accepted(other, 3_000);
        desk.provider.requestBill(desk.bill(other, late, "2026-11-30"));
        desk.clock.set("2026-12-03T00:00:00Z");
        assertThat(desk.provider.refund(desk.refund(late, 3_000, 3_000)))
                .isEqualTo(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "EM0303"));
        assertThat(desk.booked(other).isCancelled()).isFalse();
    }

    @Test
    void aRefusedCancelIsUnknownAsLongAsTheBookGivesNoAnswer() {
        String reference = desk.accepted(key, 50_000);
        desk.provider.cancel(desk.step(key, reference, 50_000));
        desk.fault("lost-before", FIND);
        assertThat(desk.provider.cancel(desk.step(key, reference, 50_000))).isInstanceOf(Outcome.Unknown.class);
        assertThat(desk.provider.cancel(desk.step(key, reference, 49_999))).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    @DisplayName("the company's list of a day: not there until the day is over, then what was taken over and withdrawn")
    void settlements() {
        LocalDate day = LocalDate.of(2026, 11, 10);
        String reference = desk.accepted(key, 50_000);
        String other = NpDesk.newKey();
        desk.accepted(other, 1_000);
        desk.pay(NpDesk.newKey(), 990_024);
        desk.provider.cancel(desk.step(key, reference, 50_000));
        assertThat(desk.provider.settlementList("TANA", day, desk.deadline())).isEmpty();
        desk.clock.set("2026-11-10T15:00:00Z");
        assertThat(desk.provider.settlementList("TANA", day, desk.deadline()).orElseThrow())
                .containsExactly(
                        new Settled(key, desk.booked(key).id(), Yen.of(50_000), day),
                        new Settled(key, desk.booked(key).id(), Yen.of(-50_000), day),
                        new Settled(other, desk.booked(other).id(), Yen.of(1_000), day));
    }
}
