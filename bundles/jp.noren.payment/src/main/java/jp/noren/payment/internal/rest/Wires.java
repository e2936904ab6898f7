package jp.noren.payment.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.internal.app.Attempt;
import jp.noren.payment.internal.app.DepositBook;
import jp.noren.payment.internal.app.ImportDeposits;
import jp.noren.payment.internal.app.ReadPayments;
import jp.noren.payment.internal.app.Refund;
import jp.noren.payment.internal.app.SplitDeposit;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.payment.internal.domain.Reason;

/** What goes over the wire to the desks. */
final class Wires {
    private Wires() {}

    static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    /** @param state where the attempt stands, for those who look closer than {@code status} */
    record Payment(
            String id,
            String storefront,
            String purpose,
            String method,
            String provider,
            Yen amount,
            Yen received,
            Yen refunded,
            String status,
            String state,
            String declined,
            String reason,
            String reference,
            Instant createdAt,
            Instant since,
            Instant nextCheck) {

        static Payment of(Attempt attempt) {
            PaymentView view = attempt.view();
            return new Payment(
                    view.id(),
                    view.storefront(),
                    view.purpose(),
                    view.method(),
                    view.provider(),
                    view.amount(),
                    attempt.money().received(),
                    view.refunded(),
                    word(view.status()),
                    word(attempt.state()),
                    word(attempt.standing().declined()),
                    word(attempt.standing().reason()),
                    attempt.handle().reference(),
                    view.createdAt(),
                    attempt.standing().since(),
                    attempt.standing().nextCheck());
        }
    }

    record RefundWire(
            String id, String payment, Yen amount, String state, String why, String reason, Instant createdAt) {
        static RefundWire of(Refund refund) {
            return new RefundWire(
                    refund.id(),
                    refund.order().payment(),
                    refund.order().amount(),
                    word(refund.state()),
                    refund.order().why(),
                    word(refund.standing().reason()),
                    refund.order().createdAt());
        }
    }

    record LedgerLine(String source, String kind, String account, Yen amount) {
        static List<LedgerLine> of(List<LedgerEntry> entries) {
            return entries.stream()
                    .flatMap(entry -> entry.lines().stream()
                            .map(line ->
                                    new LedgerLine(entry.source(), word(entry.kind()), line.account(), line.amount())))
                    .toList();
        }
    }

    record WholePayment(Payment payment, List<RefundWire> refunds, List<LedgerLine> ledger) {
        static WholePayment of(ReadPayments.Whole whole) {
            return new WholePayment(
                    Payment.of(whole.attempt()),
                    whole.refunds().stream().map(RefundWire::of).toList(),
                    LedgerLine.of(whole.ledger()));
        }
    }

    /**
     * @param id of the refund if it is about one, else of the payment
     * @param detail why somebody should look, in the reader's language
     */
    record AttentionWire(String id, Payment payment, RefundWire refund, String code, String detail) {
        static AttentionWire of(ReadPayments.Attention attention, Messages messages, String language) {
            Reason reason = attention
                    .refund()
                    .map(refund -> refund.standing().reason())
                    .orElse(attention.attempt().standing().reason());
            String code = reason == null ? "payment.reason-being-asked" : reason.code();
            return new AttentionWire(
                    attention.id(),
                    Payment.of(attention.attempt()),
                    attention.refund().map(RefundWire::of).orElse(null),
                    code,
                    messages.text(language, code, Map.of()));
        }
    }

    /** @param hasMore whether there are more than a list of this kind shows */
    record Whole<T>(String object, List<T> data, boolean hasMore, String url) {
        static <T> Whole<T> of(List<T> data, String url) {
            return new Whole<>("list", data, false, url);
        }

        /** Shows {@link ReadPayments#MOST} of the rows. */
        static <S, T> Whole<T> cut(List<S> rows, String url, Function<S, T> wire) {
            List<T> data = rows.stream().limit(ReadPayments.MOST).map(wire).toList();
            return new Whole<>("list", data, rows.size() > data.size(), url);
        }
    }

    /** @param reason in the words of the desk, at most 500 characters */
    record NewRefund(Yen amount, String reason) {
        void check() {
            if (amount == null) {
                throw RefusedException.invalid(List.of(FieldError.of("/amount", "rest.field-required")));
            }
            if (reason == null || reason.isBlank() || reason.length() > 500) {
                throw RefusedException.invalid(List.of(FieldError.of("/reason", "payment.reason-missing")));
            }
        }
    }

    record NewMatch(String payment) {
        String checked() {
            if (payment == null || payment.isBlank()) {
                throw RefusedException.invalid(List.of(FieldError.of("/payment", "rest.field-required")));
            }
            return payment;
        }
    }

    record DepositResult(int record, String kind, String payment, Yen amount) {}

    record FileWire(String format, int records) {}

    record DepositReport(FileWire file, List<DepositResult> results) {
        static DepositReport of(ImportDeposits.Report report) {
            return new DepositReport(
                    new FileWire(report.format(), report.records()),
                    report.results().stream()
                            .map(r -> new DepositResult(
                                    r.record(),
                                    r.kind().toLowerCase(Locale.ROOT),
                                    r.payment().orElse(null),
                                    r.amount()))
                            .toList());
        }
    }

    /** @param payment that gets the amount */
    record NewPart(String payment, Yen amount) {
        private SplitDeposit.Part checked(String at) {
            if (payment == null || payment.isBlank()) {
                throw RefusedException.invalid(List.of(FieldError.of(at + "/payment", "rest.field-required")));
            }
            return new SplitDeposit.Part(payment, positive(amount, at + "/amount"));
        }
    }

    record NewSplit(List<NewPart> parts) {
        List<SplitDeposit.Part> checked() {
            if (parts == null || parts.isEmpty() || parts.size() > 100 || parts.contains(null)) {
                throw RefusedException.invalid(List.of(FieldError.of("/parts", "payment.deposit-parts")));
            }
            return IntStream.range(0, parts.size())
                    .mapToObj(i -> parts.get(i).checked("/parts/" + i))
                    .toList();
        }
    }

    /** @param reason in the words of the desk, at most 500 characters */
    record NewGiveBack(Yen amount, String reason) {
        void check() {
            positive(amount, "/amount");
            if (reason == null || reason.isBlank() || reason.length() > 500) {
                throw RefusedException.invalid(List.of(FieldError.of("/reason", "payment.reason-missing")));
            }
        }
    }

    private static Yen positive(Yen amount, String pointer) {
        if (amount == null) {
            throw RefusedException.invalid(List.of(FieldError.of(pointer, "rest.field-required")));
        }
        if (!amount.isPositive()) {
            throw RefusedException.invalid(List.of(FieldError.of(pointer, "payment.amount-not-positive")));
        }
        return amount;
    }

    /**
     * @param open what of it waits for a decision, yen
     * @param lacking what its payment still waits for, yen
     */
    record DepositWire(
            String id,
            String provider,
            LocalDate date,
            Yen amount,
            Yen open,
            Yen lacking,
            String payer,
            String kind,
            String payment,
            Instant importedAt) {
        static DepositWire of(DepositBook.Open open) {
            DepositBook.Entry entry = open.entry();
            return new DepositWire(
                    entry.id(),
                    entry.provider(),
                    entry.deposit().date(),
                    entry.deposit().amount(),
                    open.undecided(),
                    open.lacking(),
                    entry.deposit().payer(),
                    word(entry.kind()),
                    Optional.ofNullable(entry.payment()).orElse(null),
                    entry.importedAt());
        }
    }
}
