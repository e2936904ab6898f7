package jp.noren.billing.internal.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.app.BillWords;
import jp.noren.billing.internal.app.ReadAccounts;
import jp.noren.billing.internal.app.StepAccount;
import jp.noren.billing.internal.domain.Account;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.billing.internal.domain.MandateStep;
import jp.noren.payment.spi.BankText;
import jp.noren.payment.spi.Mandate;

/** How an account settles, and its way to direct debit (R139 to R148). */
final class AccountWire {
    private AccountWire() {}

    /** @param note for operators alone */
    public record Step(String state, LocalDate on, String note) {
        static Step of(MandateStep step, boolean operator) {
            return new Step(step.state().word(), step.on(), operator ? step.note() : null);
        }
    }

    /**
     * @param id the member's
     * @param settlement {@code transfer} or {@code direct_debit}: how a closing of today would be paid
     * @param standing where the account stands and what comes next, in words
     * @param expectedStart about when debits begin (R144); absent when nobody can say, or once the bank has taken longer (R145)
     * @param underReview the bank takes longer than expected
     * @param firstClosing the first closing that is debited (Q31)
     * @param bankAccount its last digits; absent unless active
     */
    public record Shown(
            String id,
            String storefront,
            String settlement,
            String state,
            LocalDate since,
            String standing,
            LocalDate expectedStart,
            boolean underReview,
            LocalDate firstClosing,
            LocalDate firstDebit,
            String bankAccount,
            List<Step> steps) {

        static Shown of(ReadAccounts.Shown shown, Caller caller, BillWords words, String language) {
            Account account = shown.account();
            boolean late = account.isUnderReview(shown.today(), shown.terms());
            boolean active = account.state() == MandateState.ACTIVE;
            boolean operator = caller.kind() != Caller.Kind.MEMBER;
            return new Shown(
                    account.member(),
                    account.storefront(),
                    active ? "direct_debit" : "transfer",
                    account.state().word(),
                    account.since().orElse(null),
                    words.account(account, shown.today(), shown.terms(), language),
                    late ? null : account.expectedStart(shown.terms()).orElse(null),
                    late,
                    account.firstClosing().orElse(null),
                    shown.firstDebit().orElse(null),
                    shown.mandate().map(AccountWire::masked).orElse(null),
                    account.steps().stream()
                            .map(step -> Step.of(step, operator))
                            .toList());
        }
    }

    private static String masked(Mandate mandate) {
        return mandate.bankCode() + "-" + mandate.branchCode() + " ****"
                + mandate.accountNumber().substring(4);
    }

    /** The names may stand as people write them; they are stored as banks write them. */
    public record BankAccount(
            String customerNumber,
            String bankCode,
            String bankName,
            String branchCode,
            String branchName,
            int accountType,
            String accountNumber,
            String holder) {

        Mandate mandate() {
            return new Mandate(
                    customerNumber,
                    bankCode,
                    written(bankName),
                    branchCode,
                    written(branchName),
                    accountType,
                    accountNumber,
                    written(holder),
                    true);
        }

        /** As banks write it; what they cannot write stays, so that the mandate is refused for it. */
        private static String written(String text) {
            return text == null ? "" : BankText.of(text).orElse(text);
        }

        @Override
        public String toString() {
            return "BankAccount[hidden]";
        }
    }

    /** @param mandate with {@code active} alone: the account as the bank has confirmed it */
    public record NewStep(String state, LocalDate on, String note, BankAccount mandate) {
        StepAccount.Command command(Caller caller, String member) {
            new Fields()
                    .present("/state", state)
                    .present("/on", on)
                    .atMost("/note", note, 500)
                    .orRefuse();
            MandateState next = Fields.word(MandateState.class, state.toUpperCase(Locale.ROOT));
            return new StepAccount.Command(caller, member, next, on, note, mandate == null ? null : mandate.mandate());
        }
    }
}
