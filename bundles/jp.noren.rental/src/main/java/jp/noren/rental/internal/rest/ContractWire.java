package jp.noren.rental.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.kernel.Yen;
import jp.noren.rental.internal.app.DeviceStock;
import jp.noren.rental.internal.app.ShowContracts;
import jp.noren.rental.internal.app.ShowHome;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Deposit;
import jp.noren.rental.internal.domain.Explained;

/** Contracts over the wire (R003). */
final class ContractWire {
    private ContractWire() {}

    /** @param outcome {@code forfeited} or {@code refund-due}, once an end is filed */
    public record Held(Yen amount, int termMonths, String outcome) {}

    /** @param left months that are paid in advance and have not begun */
    public record PaidAhead(int months, int left) {}

    /**
     * @param end last day of use; absent while none is filed
     * @param monthly yen without tax
     * @param parts what it has of other capabilities today: {@code support}
     * @param replaces the contract it follows after a plan change
     */
    public record Shown(
            String id,
            String number,
            String storefront,
            String member,
            String state,
            String kind,
            String plan,
            String planName,
            String course,
            String courseName,
            Instant appliedAt,
            LocalDate start,
            LocalDate end,
            Yen monthly,
            String method,
            DeviceStock.Device device,
            Map<String, String> parts,
            Held deposit,
            PaidAhead prepaid,
            String replaces) {
        static Shown of(ShowContracts.Shown shown, String language) {
            Contract c = shown.contract();
            return new Shown(
                    c.id(),
                    c.number(),
                    c.owner().storefront(),
                    c.owner().member(),
                    shown.status().word(),
                    c.rented().kind().name(),
                    c.rented().plan(),
                    shown.plan().in(language),
                    c.rented().course(),
                    shown.course().in(language),
                    c.appliedAt(),
                    c.start(),
                    c.end(),
                    Yen.of(c.terms().monthly()),
                    c.payer().method(),
                    shown.device(),
                    shown.parts(),
                    held(shown),
                    c.terms().isPrepaid() ? new PaidAhead(c.terms().prepaidMonths(), shown.prepaidLeft()) : null,
                    c.replaces());
        }
    }

    private static Held held(ShowContracts.Shown shown) {
        var terms = shown.contract().terms();
        if (!terms.hasDeposit()) {
            return null;
        }
        String outcome =
                shown.deposit() == Deposit.Fate.NONE ? null : shown.deposit().word();
        return new Held(Yen.of(terms.deposit()), terms.depositTermMonths(), outcome);
    }

    /**
     * @param rule the requirement that decides
     * @param next the first day from then on that it is possible
     */
    public record Operation(
            String operation, boolean allowed, String rule, String code, String detail, LocalDate next) {
        static Operation of(Explained one, Messages messages, String language) {
            return new Operation(
                    one.operation(),
                    one.allowed(),
                    one.rule(),
                    one.code(),
                    messages.text(language, one.code(), one.args()),
                    one.next());
        }
    }

    /** @param next the first day on which it opens again */
    public record Function(String name, String title, boolean open, String code, String detail, LocalDate next) {
        static Function of(ShowHome.Entry one, Messages messages, String language) {
            String detail = one.code() == null ? null : messages.text(language, one.code(), one.args());
            return new Function(
                    one.name(),
                    messages.text(language, "rental.home-" + one.name(), Map.of()),
                    one.open(),
                    one.code(),
                    detail,
                    one.next());
        }
    }

    /** All of something, without pages. */
    public record Whole<T>(String object, List<T> data, String url) {
        static <T> Whole<T> of(List<T> data, String url) {
            return new Whole<>("list", data, url);
        }
    }
}
