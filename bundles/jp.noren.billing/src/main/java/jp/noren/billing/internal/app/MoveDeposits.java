package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.ChargedContracts;
import jp.noren.billing.internal.domain.BookEntry;
import jp.noren.billing.internal.domain.HeldDeposit;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What becomes of deposits: kept (R077), owed back, given back. Each step once, with its lines in the books, its act in the trail and its mail (R079). */
@Component(service = MoveDeposits.class)
public final class MoveDeposits {
    private final Clock clock;
    private final Transactions transactions;
    private final DepositShelf shelf;
    private final ChargeBook books;
    private final Telling telling;

    /** Who hears of it, and how what is kept is taxed. */
    @Component(service = Telling.class)
    public record Telling(AuditTrail audit, ChargeMails mails, SettlementPolicies policies) {
        @Activate
        public Telling(
                @Reference AuditTrail audit, @Reference ChargeMails mails, @Reference SettlementPolicies policies) {
            this.audit = audit;
            this.mails = mails;
            this.policies = policies;
        }
    }

    @Activate
    public MoveDeposits(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference DepositShelf shelf,
            @Reference ChargeBook books,
            @Reference Telling telling) {
        this.clock = clock;
        this.transactions = transactions;
        this.shelf = shelf;
        this.books = books;
        this.telling = telling;
    }

    /** One that was paid before the contract came into this house; its contract has only one such. */
    void takeOver(String storefront, ChargedContracts.Account account, Yen amount) {
        String contract = account.contract();
        String id = "dep_" + contract.substring(contract.indexOf('_') + 1);
        Instant now = clock.instant();
        HeldDeposit deposit = new HeldDeposit(
                id,
                storefront,
                contract,
                account.number(),
                account.member(),
                null,
                amount,
                HeldDeposit.State.HELD,
                null,
                now);
        transactions.run(() -> {
            if (shelf.hold(deposit)) {
                books.post(storefront, List.of(BookEntry.takenOver(id, amount)), now);
                Map<String, Object> details = Map.of("contract", contract, "amount", amount.amount());
                telling.audit().record(Caller.system("billing"), storefront, "billing.deposit-taken-over", id, details);
            }
        });
    }

    void forfeit(String contract) {
        each(contract, HeldDeposit.State.HELD, deposit -> {
            int tax = telling.policies().forfeitTaxPercent(deposit.storefront(), Japan.day(clock.instant()));
            BookEntry entry = BookEntry.forfeited(deposit.charge(), deposit.amount(), tax);
            if (move(deposit, HeldDeposit.State.FORFEITED, null, "billing.deposit-forfeited", entry)) {
                telling.mails().deposit(deposit, "billing.mail-deposit-forfeited");
            }
        });
    }

    void due(String contract) {
        each(contract, HeldDeposit.State.HELD, deposit -> {
            BookEntry entry = BookEntry.refundDue(deposit.charge(), deposit.amount());
            move(deposit, HeldDeposit.State.REFUND_DUE, null, "billing.deposit-refund-due", entry);
        });
    }

    void release(String contract) {
        each(
                contract,
                HeldDeposit.State.REFUND_DUE,
                deposit -> move(deposit, HeldDeposit.State.RELEASED, null, "billing.deposit-released", null));
    }

    private void each(String contract, HeldDeposit.State from, java.util.function.Consumer<HeldDeposit> work) {
        transactions.run(() -> {
            List<HeldDeposit> deposits = shelf.ofContract(contract);
            deposits.stream().filter(deposit -> deposit.state() == from).forEach(work);
        });
    }

    /** The company cannot give it back: a person has to. */
    void byHand(HeldDeposit deposit) {
        transactions.run(() -> move(deposit, HeldDeposit.State.BY_HAND, null, "billing.deposit-by-hand", null));
    }

    /** @param reference of the transfer, or null for the company's refund; @param account that it went from */
    boolean refunded(HeldDeposit deposit, String reference, String account, Caller caller) {
        return transactions.required(() -> {
            BookEntry entry = BookEntry.refunded(deposit.charge(), deposit.amount(), account);
            boolean moved =
                    move(deposit, HeldDeposit.State.REFUNDED, reference, "billing.deposit-refunded", entry, caller);
            if (moved) {
                telling.mails().deposit(deposit, "billing.mail-deposit-refunded");
            }
            return moved;
        });
    }

    private boolean move(HeldDeposit from, HeldDeposit.State to, String reference, String act, BookEntry entry) {
        return move(from, to, reference, act, entry, Caller.system("billing"));
    }

    private boolean move(
            HeldDeposit from, HeldDeposit.State to, String reference, String act, BookEntry entry, Caller caller) {
        Instant now = clock.instant();
        if (!shelf.move(from, to, reference, now)) {
            return false;
        }
        if (entry != null) {
            books.post(from.storefront(), List.of(entry), now);
        }
        Map<String, Object> details = Map.of(
                "contract",
                from.contract(),
                "amount",
                from.amount().amount(),
                "from",
                from.state().name());
        telling.audit().record(caller, from.storefront(), act, from.charge(), details);
        return true;
    }
}
