package jp.noren.payment.banktransfer.internal.app;

import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.BY_CHEQUE;
import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.CREDITED;
import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.OTHER;
import static jp.noren.payment.banktransfer.internal.app.DepositFormat.Effect.TAKEN_BACK;

import jp.noren.payment.spi.Deposits.BadFileException;

/** Zengin 03, statement of an account: what came in, what went out. A correction that goes out takes a deposit back. */
record AccountStatement() implements DepositFormat {
    private static final long OTHER_BANKS_CHEQUE = 12;
    private static final long CLEARING = 13;
    private static final long CORRECTION = 19;

    @Override
    public String name() {
        return "03";
    }

    @Override
    public String account(ZenginRecord header) throws BadFileException {
        return "%04d-%03d-%d-%d"
                .formatted(header.digits(22, 4), header.digits(41, 3), header.digits(62, 1), header.digits(63, 10));
    }

    @Override
    public Line line(ZenginRecord data) throws BadFileException {
        return new Line(data.digits(1, 8), data.date(9), data.digits(24, 12), data.text(81, 48), effect(data));
    }

    private static Effect effect(ZenginRecord data) throws BadFileException {
        long direction = data.digits(21, 1);
        long kind = data.digits(22, 2);
        if (direction == 2) {
            return kind == CORRECTION ? TAKEN_BACK : OTHER;
        }
        if (direction != 1) {
            throw data.bad(21, "bad-direction");
        }
        boolean cheque = kind == OTHER_BANKS_CHEQUE || kind == CLEARING || data.digits(36, 12) > 0;
        return cheque ? BY_CHEQUE : CREDITED;
    }

    @Override
    public void check(ZenginRecord trailer, Totals read) throws BadFileException {
        if (!read.agree(trailer.digits(1, 6), trailer.digits(7, 13), CREDITED, BY_CHEQUE)) {
            throw trailer.bad(1, "bad-total");
        }
        if (!read.agree(trailer.digits(20, 6), trailer.digits(26, 13), TAKEN_BACK, OTHER)) {
            throw trailer.bad(20, "bad-total");
        }
    }
}
