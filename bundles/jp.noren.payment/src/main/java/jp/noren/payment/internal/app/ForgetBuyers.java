package jp.noren.payment.internal.app;

import jp.noren.persistence.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names and addresses that were kept for the time of a buyer's action do not outlive his payment. */
@Component(
        service = Job.class,
        property = {Job.NAME + "=payment.forget-buyers", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class ForgetBuyers implements Job {
    private final ReturnTickets tickets;

    @Activate
    public ForgetBuyers(@Reference ReturnTickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public boolean run() {
        tickets.forgetEnded();
        return false;
    }
}
