package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.persistence.Job;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.rental.internal.domain.ReturnOrder;
import jp.noren.rental.internal.domain.ReturnRule;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after devices that are out: shipped ones come into use with their contract, members are reminded, what is late is marked. */
@Component(
        service = Job.class,
        property = {Job.NAME + "=rental.sweep-devices", Job.INTERVAL_SECONDS + ":Integer=60"})
public final class SweepDevices implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(SweepDevices.class);
    private static final Caller HOUSE = Caller.system("rental");
    private static final int A_RUN = 100;
    private static final int USUAL_REMINDER_DAYS = 3;
    private static final int LONGEST_REMINDER_DAYS = 31;

    private final Clock clock;
    private final Transactions transactions;
    private final ReturnBook returns;
    private final DeviceBook devices;
    private final Telling telling;

    /** Who hears of it, and what was agreed. */
    @Component(service = Telling.class)
    public record Telling(DeviceNews news, Storefronts storefronts) {
        @Activate
        public Telling(@Reference DeviceNews news, @Reference Storefronts storefronts) {
            this.news = news;
            this.storefronts = storefronts;
        }
    }

    @Activate
    public SweepDevices(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference ReturnBook returns,
            @Reference DeviceBook devices,
            @Reference Telling telling) {
        this.clock = clock;
        this.transactions = transactions;
        this.returns = returns;
        this.devices = devices;
        this.telling = telling;
    }

    @Override
    public boolean run() {
        LocalDate today = Japan.day(clock.instant());
        List<RentalDevice> arrived = devices.arrived(today, A_RUN);
        arrived.forEach(device -> quietly(device.id(), () -> use(device)));
        List<ReturnOrder> late = returns.lateSince(today, A_RUN);
        late.forEach(order -> quietly(order.id(), () -> late(order)));
        remind(today);
        return arrived.size() == A_RUN || late.size() == A_RUN;
    }

    private void remind(LocalDate today) {
        String after = "";
        List<ReturnOrder> due;
        do {
            due = returns.dueBetween(today, today.plusDays(LONGEST_REMINDER_DAYS), after, A_RUN);
            for (ReturnOrder order : due) {
                after = order.id();
                quietly(order.id(), () -> remind(order, today));
            }
        } while (due.size() == A_RUN);
    }

    /** One that cannot be moved does not keep the others waiting; it is looked at again. */
    private static void quietly(String id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{} could not be followed", id, e);
        }
    }

    private void use(RentalDevice device) {
        transactions.run(() -> {
            boolean hasToReturn = returns.ofContract(device.contract()).isPresent();
            DeviceState next = hasToReturn ? DeviceState.RETURN_WAITING : DeviceState.IN_USE;
            devices.move(device, next, clock.instant());
        });
    }

    private void late(ReturnOrder order) {
        transactions.run(() -> {
            if (returns.markOverdue(order.id(), clock.instant())) {
                RentalDevice device = devices.find(order.device()).orElseThrow();
                telling.news().record(HOUSE, device, "return-overdue", Map.of("due", order.dueOn()));
                telling.news().tell(device, "rental.mail-return-overdue", Map.of("due", order.dueOn()));
            }
        });
    }

    private void remind(ReturnOrder order, LocalDate today) {
        int days = telling.storefronts()
                .policies(order.storefront(), today)
                .number("returnReminderDays")
                .orElse(USUAL_REMINDER_DAYS);
        if (!ReturnRule.isDueSoon(order.dueOn(), today, days)) {
            return;
        }
        transactions.run(() -> {
            if (returns.markReminded(order.id(), clock.instant())) {
                RentalDevice device = devices.find(order.device()).orElseThrow();
                telling.news()
                        .tell(device, "rental.mail-return-due", Map.of("due", order.dueOn(), "end", order.endsOn()));
            }
        });
    }
}
