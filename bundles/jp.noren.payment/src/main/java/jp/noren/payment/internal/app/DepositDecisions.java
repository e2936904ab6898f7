package jp.noren.payment.internal.app;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Deposits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What may still be decided about a deposit: no yen twice, and nothing that the bank took back. */
@Component(service = DepositDecisions.class)
public final class DepositDecisions {

    /** A deposit with what was decided about it before. */
    record Case(DepositBook.Open open, List<DepositBook.Decision> before) {
        String id() {
            return open.entry().id();
        }

        /** Whether this very request has been carried out already: its answer was lost. */
        boolean isDone(String key) {
            return before.stream().anyMatch(decision -> key.equals(decision.key()));
        }
    }

    private final DepositBook book;

    @Activate
    public DepositDecisions(@Reference DepositBook book) {
        this.book = book;
    }

    /** Decides once for a key, in the running transaction; the deposit as it stands afterwards. */
    DepositBook.Open once(String deposit, String key, Consumer<Case> deciding) {
        Case of = look(deposit);
        if (!of.isDone(key)) {
            deciding.accept(of);
        }
        return look(deposit).open();
    }

    Case look(String deposit) {
        List<DepositBook.Decision> before = book.decisions(deposit);
        return new Case(book.look(deposit).orElseThrow(RefusedException::notFound), before);
    }

    /** @throws RefusedException CONFLICT {@code payment.deposit-taken-back}, {@code payment.deposit-settled}, {@code payment.deposit-not-enough} */
    void requireOpen(Case of, Yen amount) {
        if (of.open().entry().kind() == Deposits.Kind.CANCELLED) {
            throw new RefusedException(Kind.CONFLICT, "payment.deposit-taken-back");
        }
        if (!of.open().undecided().isPositive()) {
            throw new RefusedException(Kind.CONFLICT, "payment.deposit-settled");
        }
        if (amount.compareTo(of.open().undecided()) > 0) {
            throw new RefusedException(
                    Kind.CONFLICT,
                    "payment.deposit-not-enough",
                    Map.of("amount", of.open().undecided().amount()));
        }
    }

    /** @throws RefusedException CONFLICT {@code payment.deposit-settled} when somebody else was faster: then nothing has changed */
    void decide(Case of, List<DepositBook.Decision> decisions) {
        if (!book.decide(of.id(), of.before().size(), decisions)) {
            throw new RefusedException(Kind.CONFLICT, "payment.deposit-settled");
        }
    }
}
