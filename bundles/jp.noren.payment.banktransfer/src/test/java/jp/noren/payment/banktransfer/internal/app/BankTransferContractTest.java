package jp.noren.payment.banktransfer.internal.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.noren.payment.banktransfer.internal.app.BankFile.Row;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.tck.DepositLine;
import jp.noren.payment.tck.FakeGateway;
import jp.noren.payment.tck.PaymentProviderContract;
import org.junit.jupiter.api.Nested;

/** What every provider promises, with each of the bank's three files. */
class BankTransferContractTest {

    @Nested
    class WithNoticeA extends Contract {
        WithNoticeA() {
            super(BankFile.Form.A);
        }
    }

    @Nested
    class WithNoticeB extends Contract {
        WithNoticeB() {
            super(BankFile.Form.B);
        }
    }

    @Nested
    class WithStatement extends Contract {
        WithStatement() {
            super(BankFile.Form.STATEMENT);
        }
    }

    abstract static class Contract extends PaymentProviderContract {
        private final BankFile.Form form;

        Contract(BankFile.Form form) {
            this.form = form;
        }

        @Override
        protected PaymentProvider provider() {
            return Accounts.configured();
        }

        @Override
        protected PaymentProvider unconfigured() {
            return Accounts.unconfigured();
        }

        @Override
        protected FakeGateway gateway() {
            return null;
        }

        @Override
        protected PaymentSource source() {
            return new PaymentSource.BankTransfer();
        }

        /** The account is for everybody to see; there are none. */
        @Override
        protected Set<String> secrets() {
            return Set.of();
        }

        @Override
        protected byte[] depositFile(List<DepositLine> lines) {
            List<Row> rows = new ArrayList<>();
            for (DepositLine line : lines) {
                Row row = Row.of(rows.size() + 1L, line.date(), line.amount().amount(), line.payer());
                rows.add(line.cancelled() ? row.takenBack() : row);
            }
            return BankFile.of(form, rows);
        }
    }
}
