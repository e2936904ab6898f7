package jp.noren.payment.banktransfer.internal.app;

import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.BY_CHEQUE;
import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.CREDITED;
import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.TAKEN_BACK;

import jp.noren.payment.spi.Deposits.BadFileException;

/**
 * Zengin 01, notice of transfers received. Form A has amounts of 10 digits, form B of 12, and nothing in the file says which:
 * the total does, which only one of the two readings meets.
 *
 * @param extra digits that an amount has beyond 10
 */
record DepositNotice(String name, int extra) implements DepositFormat {
    static final DepositNotice A = new DepositNotice("01A", 0);
    static final DepositNotice B = new DepositNotice("01B", 2);

    @Override
    public String account(ZenginRecord header) throws BadFileException {
        return "%04d-%03d-%d-%d"
                .formatted(header.digits(22, 4), header.digits(41, 3), header.digits(59, 1), header.digits(60, 7));
    }

    @Override
    public Line line(ZenginRecord data) throws BadFileException {
        return new Line(
                data.digits(1, 6),
                data.date(7),
                data.digits(19, 10 + extra),
                data.text(49 + 2 * extra, 48),
                effect(data));
    }

    private Effect effect(ZenginRecord data) throws BadFileException {
        if (data.text(127 + 2 * extra, 1).equals("1")) {
            return TAKEN_BACK;
        }
        return data.digits(29 + extra, 10 + extra) > 0 ? BY_CHEQUE : CREDITED;
    }

    /** Some banks count what they take back among the rest, and some leave the totals of it out. */
    @Override
    public void check(ZenginRecord trailer, Totals read) throws BadFileException {
        long count = trailer.digits(1, 6);
        long sum = trailer.digits(7, 12);
        if (!read.agree(count, sum, CREDITED, BY_CHEQUE) && !read.agree(count, sum, CREDITED, BY_CHEQUE, TAKEN_BACK)) {
            throw trailer.bad(1, "bad-total");
        }
        if (!trailer.isBlank(19, 18) && !read.agree(trailer.digits(19, 6), trailer.digits(25, 12), TAKEN_BACK)) {
            throw trailer.bad(19, "bad-total");
        }
    }
}
