package jp.noren.payment.internal.db;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.NextAction;

/** What the buyer has to do, as one column. */
final class ActionText {
    private static final String REDIRECT = "REDIRECT";
    private static final String TRANSFER = "TRANSFER";

    private ActionText() {}

    static String write(NextAction action) {
        if (action instanceof NextAction.Redirect redirect) {
            return FieldText.join(REDIRECT, redirect.url());
        }
        if (action instanceof NextAction.Transfer t) {
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
        return null;
    }

    static NextAction read(String text) {
        if (text == null) {
            return null;
        }
        List<String> f = FieldText.split(text);
        if (REDIRECT.equals(f.get(0))) {
            return new NextAction.Redirect(URI.create(f.get(1)));
        }
        return new NextAction.Transfer(
                f.get(1),
                f.get(2),
                f.get(3),
                f.get(4),
                f.get(5),
                f.get(6),
                Yen.of(Long.parseLong(f.get(7))),
                f.get(8) == null ? null : LocalDate.parse(f.get(8)));
    }
}
