package jp.noren.sandbox.internal.np;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.noren.sandbox.internal.np.NpBuyer.State;
import jp.noren.time.BusinessCalendar;

/** What the company knows and decides: buyers and their limits, reviews, when a bill leaves and when it is due. Calls come one at a time. */
final class NpCompany {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String WHOLE = "24";
    private static final String ABOVE_LIMIT = "22";

    final NpBook book;
    final NpControl control;
    private final Clock clock;
    private final BusinessCalendar calendar;

    NpCompany(NpBook book, NpControl control, Clock clock, BusinessCalendar calendar) {
        this.book = book;
        this.control = control;
        this.clock = clock;
        this.calendar = calendar;
    }

    long now() {
        return clock.millis();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), JAPAN);
    }

    /** The buyer as he stands now: a screening that has run its time ends well. */
    NpBuyer current(NpBuyer buyer) {
        boolean over = now() >= buyer.sinceMillis() + control.settings().reviewSeconds() * 1000;
        if (buyer.state() != State.REVIEWING || !over) {
            return buyer;
        }
        NpBuyer accepted = buyer.with(State.ACCEPTED);
        book.put(accepted);
        return accepted;
    }

    NpBuyer register(String key, String company) {
        Optional<NpBuyer> known = book.buyerByKey(key);
        if (known.isPresent()) {
            return current(known.get());
        }
        NpControl.Settings settings = control.settings();
        NpBuyer buyer =
                new NpBuyer(key, book.nextId(), company, firstState(company, settings), settings.buyerLimit(), now());
        book.put(buyer);
        return buyer;
    }

    /** A company may carry its fate in its name. */
    private static State firstState(String company, NpControl.Settings settings) {
        if (company.contains("審査NG")) {
            return State.REFUSED;
        }
        if (company.contains("審査中")) {
            return State.REVIEWING;
        }
        return company.contains("保留") ? State.PENDING : State.of(settings.screening());
    }

    /** @param wanted the review that is wanted, such as {@code 20-22}; empty for the company's own */
    NpTransaction register(NpForm.Registration form, NpBuyer buyer, Optional<String> wanted) {
        String[] review = wanted.orElseGet(() -> ownReview(form, buyer)).split("-");
        boolean open = review[0].equals("10") || review[0].equals("40");
        NpTransaction transaction = new NpTransaction(
                book.nextId(),
                form.key(),
                buyer.buyerId(),
                form.amount(),
                form.orderedOn(),
                now(),
                review[0],
                review[0].equals("20") ? review[1] : "",
                open ? review[1] : "",
                review[0].equals("00") ? now() : 0,
                0,
                Optional.empty());
        book.put(transaction);
        return transaction;
    }

    private String ownReview(NpForm.Registration form, NpBuyer buyer) {
        return switch (buyer.state()) {
            case REFUSED -> "20-" + WHOLE;
            case REVIEWING -> "40-00";
            case PENDING -> "10-00";
            case ACCEPTED -> used(buyer) + form.amount() > buyer.limit() ? "20-" + ABOVE_LIMIT : "00";
        };
    }

    /** What stands open of a buyer; what was due is taken to be paid. */
    private long used(NpBuyer buyer) {
        return book.transactions().stream()
                .filter(one -> one.buyerId().equals(buyer.buyerId()))
                .filter(one -> !one.isCancelled() && !one.result().equals("20"))
                .filter(one -> one.billBase()
                        .map(base -> !dueOn(base).isBefore(today()))
                        .orElse(true))
                .mapToLong(NpTransaction::amount)
                .sum();
    }

    /** The transaction as it stands now: a review that has run its time ends as it was meant to. */
    NpTransaction current(NpTransaction transaction) {
        boolean over =
                now() >= transaction.registeredMillis() + control.settings().reviewSeconds() * 1000;
        return transaction.isOpen() && over ? decide(transaction, transaction.verdict(), WHOLE) : transaction;
    }

    NpTransaction decide(NpTransaction transaction, String result, String reason) {
        NpTransaction decided = transaction.decided(result, result.equals("20") ? reason : "", now());
        book.put(decided);
        return decided;
    }

    LocalDate issuedOn(LocalDate base) {
        return calendar.nthOf(YearMonth.from(base).plusMonths(1), 3);
    }

    static LocalDate dueOn(LocalDate base) {
        return YearMonth.from(base).plusMonths(1).atEndOfMonth();
    }

    boolean isBilled(NpTransaction transaction) {
        return transaction
                .billBase()
                .map(base -> !today().isBefore(issuedOn(base)))
                .orElse(false);
    }

    /** What stands on the same bill. */
    List<NpTransaction> together(NpTransaction transaction) {
        YearMonth month = YearMonth.from(transaction.billBase().orElseThrow());
        return book.transactions().stream()
                .filter(one -> one.buyerId().equals(transaction.buyerId()) && !one.isCancelled())
                .filter(one -> one.billBase()
                        .map(YearMonth::from)
                        .filter(month::equals)
                        .isPresent())
                .toList();
    }

    boolean isOver(LocalDate day) {
        return today().isAfter(day);
    }
}
