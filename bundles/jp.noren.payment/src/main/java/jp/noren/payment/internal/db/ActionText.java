package jp.noren.payment.internal.db;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.NextAction;

/** What the buyer has to do, or what is waited for, as one column. */
final class ActionText {
    private static final String REDIRECT = "REDIRECT";
    private static final String TRANSFER = "TRANSFER";
    private static final String REVIEW = "REVIEW";
    private static final String WIDGET = "WIDGET";
    private static final String COLLECTION = "COLLECTION";
    private static final String CLAIM = "CLAIM";

    /** What is not only waited for but can be asked for meanwhile. */
    static final String CAN_BE_ASKED =
            "(action like '" + REVIEW + "%' or action like '" + WIDGET + "%' or action like '" + CLAIM + "%')";

    /** What the company decides by itself. */
    static final String IS_REVIEWED = "action like '" + REVIEW + "%'";

    private ActionText() {}

    static String write(NextAction action) {
        if (action == null) {
            return null;
        }
        if (action instanceof NextAction.Redirect redirect) {
            return FieldText.join(REDIRECT, redirect.url());
        }
        if (action instanceof NextAction.Widget widget) {
            return widget(widget);
        }
        if (action instanceof NextAction.Collection collection) {
            return FieldText.join(COLLECTION, collection.collectOn());
        }
        if (action instanceof NextAction.OnClaim c) {
            return FieldText.join(CLAIM, c.claim(), millis(c.cancelBefore()), c.dueOn());
        }
        return action instanceof NextAction.Transfer transfer ? transfer(transfer) : REVIEW;
    }

    private static Long millis(Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static String widget(NextAction.Widget widget) {
        List<Object> fields = new ArrayList<>(List.of(WIDGET, widget.script()));
        widget.fields().forEach(field -> {
            fields.add(field.name());
            fields.add(field.value());
        });
        return FieldText.join(fields.toArray());
    }

    private static String transfer(NextAction.Transfer t) {
        return FieldText.join(
                TRANSFER,
                t.bank(),
                t.branch(),
                t.accountType(),
                t.accountNumber(),
                t.holder(),
                t.payerReference(),
                t.amount().amount(),
                t.payBy());
    }

    static NextAction read(String text) {
        if (text == null) {
            return null;
        }
        List<String> f = FieldText.split(text);
        return switch (f.get(0)) {
            case REDIRECT -> new NextAction.Redirect(URI.create(f.get(1)));
            case REVIEW -> new NextAction.Review();
            case WIDGET -> readWidget(f);
            case COLLECTION -> new NextAction.Collection(LocalDate.parse(f.get(1)));
            case CLAIM -> new NextAction.OnClaim(f.get(1), instant(f.get(2)), date(f.get(3)));
            default -> readTransfer(f);
        };
    }

    private static NextAction readWidget(List<String> f) {
        List<NextAction.Widget.Field> fields = new ArrayList<>();
        for (int i = 2; i + 1 < f.size(); i += 2) {
            fields.add(new NextAction.Widget.Field(f.get(i), f.get(i + 1)));
        }
        return new NextAction.Widget(URI.create(f.get(1)), fields);
    }

    private static NextAction readTransfer(List<String> f) {
        return new NextAction.Transfer(
                f.get(1),
                f.get(2),
                f.get(3),
                f.get(4),
                f.get(5),
                f.get(6),
                Yen.of(Long.parseLong(f.get(7))),
                date(f.get(8)));
    }

    private static Instant instant(String millis) {
        return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static LocalDate date(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
