package jp.noren.billing.internal.rest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.internal.app.ReadCharges;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.spi.NextAction;

/** A charge as its member and the desks see it. */
final class ChargeWire {
    private ChargeWire() {}

    /**
     * @param month it pays for, such as {@code 2026-12}; absent for fees alone
     * @param deposit the part that is held and no sale
     * @param declined why the last try failed, a word
     * @param nextTryAt when it is tried again by itself
     * @param unpaid whether the last try has failed
     */
    public record Head(
            String id,
            String storefront,
            String member,
            String contract,
            String number,
            String month,
            String method,
            String state,
            Yen total,
            Yen deposit,
            String declined,
            Instant nextTryAt,
            boolean unpaid,
            Instant settledAt) {

        static Head of(Charge charge) {
            Charge.Owner owner = charge.owner();
            Charge.Standing standing = charge.standing();
            return new Head(
                    charge.id(),
                    owner.storefront(),
                    owner.member(),
                    owner.contract(),
                    owner.contractNumber(),
                    owner.month() == null ? null : owner.month().toString(),
                    owner.method(),
                    word(charge.state()),
                    charge.sum().total(),
                    charge.sum().deposit(),
                    standing.declined() == null ? null : standing.declined().toLowerCase(Locale.ROOT),
                    standing.dueAt(),
                    charge.isOwed() && standing.unpaidAt() != null,
                    standing.settledAt());
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** @param amount yen without tax */
    public record Line(String code, String name, Yen amount, int taxPercent) {
        static Line of(ChargeLine line, String language) {
            return new Line(line.code(), line.name().in(language), line.amount(), line.taxPercent());
        }
    }

    /** A field of a widget's data. */
    public record Field(String name, String value) {}

    /** @param type {@code redirect}, {@code widget} (with what its script is given), or {@code none} */
    public record Action(String type, URI url, List<Field> fields) {
        static Action of(NextAction action) {
            if (action instanceof NextAction.Widget widget) {
                List<Field> fields = widget.fields().stream()
                        .map(field -> new Field(field.name(), field.value()))
                        .toList();
                return new Action("widget", widget.script(), fields);
            }
            return action instanceof NextAction.Redirect redirect
                    ? new Action("redirect", redirect.url(), null)
                    : new Action("none", null, null);
        }
    }

    /** The payment that was begun. */
    public record Payment(String id, String status, Action nextAction) {
        static Payment of(PaymentView view) {
            return new Payment(
                    view.id(),
                    word(view.status()),
                    view.nextAction().map(Action::of).orElse(null));
        }
    }

    /** @param tax rounded down once per rate */
    public record Whole(Head charge, Yen subtotal, Yen tax, List<Line> lines, Payment payment) {
        static Whole of(ReadCharges.Whole whole, String language) {
            Charge charge = whole.charge();
            return new Whole(
                    Head.of(charge),
                    charge.sum().net(),
                    charge.sum().tax(),
                    whole.lines().stream().map(line -> Line.of(line, language)).toList(),
                    whole.payment() == null ? null : Payment.of(whole.payment()));
        }
    }
}
