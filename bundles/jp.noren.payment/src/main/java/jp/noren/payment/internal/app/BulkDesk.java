package jp.noren.payment.internal.app;

import java.util.List;
import java.util.function.Consumer;
import jp.noren.payment.api.BulkPayments;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The counter for runs over many contracts. */
@Component(service = BulkPayments.class)
public final class BulkDesk implements BulkPayments {
    private final MethodChoice choice;
    private final Providers providers;
    private final PrepareBulk prepare;
    private final ExecuteBulk execute;
    private final Transactions transactions;

    @Activate
    public BulkDesk(
            @Reference MethodChoice choice,
            @Reference Providers providers,
            @Reference PrepareBulk prepare,
            @Reference ExecuteBulk execute,
            @Reference Transactions transactions) {
        this.choice = choice;
        this.providers = providers;
        this.prepare = prepare;
        this.execute = execute;
        this.transactions = transactions;
    }

    @Override
    public Bulk open(String storefront, String method, BuyerKind buyer) {
        return new OpenBulk(providers.enter(choice.route(storefront, method, buyer), storefront));
    }

    /** Inside the provider's gate. */
    private final class OpenBulk implements Bulk {
        private final Providers.Visit visit;
        private List<PrepareBulk.Sent> sent = List.of();

        OpenBulk(Providers.Visit visit) {
            this.visit = visit;
        }

        @Override
        public List<PaymentView> prepare(List<Payments.Start> starts) {
            if (!transactions.isActive()) {
                throw new IllegalStateException("payments are prepared inside the transaction of what they pay for");
            }
            sent = prepare.handle(visit, starts);
            return sent.stream().map(one -> one.attempt().view()).toList();
        }

        @Override
        public void execute(Consumer<List<PaymentView>> told) {
            if (transactions.isActive()) {
                throw new IllegalStateException("a provider is never called inside a transaction");
            }
            execute.handle(
                    visit,
                    sent,
                    attempts -> told.accept(attempts.stream().map(Attempt::view).toList()));
        }

        @Override
        public void close() {
            visit.close();
        }
    }
}
