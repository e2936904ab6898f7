package jp.noren.payment.internal.db;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.Mandate;
import jp.noren.payment.spi.PaymentSource;

/** Where the money comes from, as a part of a column; a token is not written. */
final class SourceText {
    private static final String CARD = "CARD";
    private static final String STORED = "STORED";
    private static final String TRANSFER = "TRANSFER";
    private static final String INVOICE = "INVOICE";
    private static final String WALLET = "WALLET";
    private static final String POINTS = "POINTS";
    private static final String RENT = "RENT";
    private static final String DEBIT = "DEBIT";

    private SourceText() {}

    static FieldText.Rows write(PaymentSource source) {
        return new FieldText.Rows(text(source));
    }

    private static String text(PaymentSource source) {
        if (source instanceof PaymentSource.CardToken card) {
            return FieldText.joinInside(CARD, card.brand(), card.instalments(), card.authenticate());
        }
        if (source instanceof PaymentSource.StoredCard card) {
            return FieldText.joinInside(STORED, card.customerRef(), card.instalments());
        }
        if (source instanceof PaymentSource.Points points) {
            return FieldText.joinInside(POINTS, points.account());
        }
        if (source instanceof PaymentSource.Rent rent) {
            return FieldText.joinInside(RENT, rent.lease(), rent.month());
        }
        if (source instanceof PaymentSource.DirectDebit debit) {
            return FieldText.joinInside(DEBIT, debit.collectOn(), mandate(debit.mandate()));
        }
        if (source instanceof PaymentSource.Wallet) {
            return WALLET;
        }
        return source instanceof PaymentSource.Invoice ? INVOICE : TRANSFER;
    }

    /** A mandate by itself. */
    static FieldText.Rows mandate(Mandate m) {
        return new FieldText.Rows(FieldText.joinInside(
                m.customerNumber(),
                m.bankCode(),
                m.bankName(),
                m.branchCode(),
                m.branchName(),
                m.accountType(),
                m.accountNumber(),
                m.holder(),
                m.first()));
    }

    static Mandate readMandate(List<String> f) {
        return new Mandate(
                f.get(0),
                f.get(1),
                f.get(2),
                f.get(3),
                f.get(4),
                Integer.parseInt(f.get(5)),
                f.get(6),
                f.get(7),
                Boolean.parseBoolean(f.get(8)));
    }

    static PaymentSource read(String text) {
        List<String> f = text.indexOf(' ') < 0 || text.indexOf('\u001c') >= 0
                ? FieldText.splitInside(text)
                : List.of(text.split(" "));
        return switch (f.get(0)) {
            case CARD ->
                new PaymentSource.CardToken(
                        null, null, brand(f.get(1)), Integer.parseInt(f.get(2)), Boolean.parseBoolean(f.get(3)));
            case STORED -> new PaymentSource.StoredCard(f.get(1), Integer.parseInt(f.get(2)));
            case INVOICE -> new PaymentSource.Invoice();
            case WALLET -> new PaymentSource.Wallet(null);
            case POINTS -> new PaymentSource.Points(f.get(1));
            case RENT -> new PaymentSource.Rent(f.get(1), f.get(2) == null ? null : YearMonth.parse(f.get(2)));
            case DEBIT -> new PaymentSource.DirectDebit(readMandate(f.subList(2, f.size())), LocalDate.parse(f.get(1)));
            default -> new PaymentSource.BankTransfer();
        };
    }

    private static CardBrand brand(String name) {
        return name == null || "null".equals(name) ? null : CardBrand.valueOf(name);
    }
}
