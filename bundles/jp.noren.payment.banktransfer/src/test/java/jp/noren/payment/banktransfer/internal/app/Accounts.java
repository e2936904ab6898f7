package jp.noren.payment.banktransfer.internal.app;

import java.lang.annotation.Annotation;

/** Providers for tests. */
final class Accounts {
    private Accounts() {}

    static BankTransferProvider configured() {
        return provider("のれん銀行", "本店(001)", "普通", "1234567", "ノレン(ド");
    }

    static BankTransferProvider unconfigured() {
        return provider("", "", "", "", "");
    }

    static BankTransferProvider provider(String bank, String branch, String type, String number, String holder) {
        return new BankTransferProvider(
                new BankTransferProvider.Account() {
                    @Override
                    public String bank() {
                        return bank;
                    }

                    @Override
                    public String branch() {
                        return branch;
                    }

                    @Override
                    public String account_type() {
                        return type;
                    }

                    @Override
                    public String account_number() {
                        return number;
                    }

                    @Override
                    public String holder() {
                        return holder;
                    }

                    @Override
                    public String usual_fees() {
                        return "110, 220, 330, 440, 660, 880";
                    }

                    @Override
                    public Class<? extends Annotation> annotationType() {
                        return BankTransferProvider.Account.class;
                    }
                },
                "1.0.0");
    }
}
