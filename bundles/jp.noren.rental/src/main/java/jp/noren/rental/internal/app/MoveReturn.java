package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.DeviceModel;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.rental.internal.domain.ReturnOrder;
import jp.noren.rental.internal.domain.ReturnRule;
import jp.noren.rental.internal.domain.ReturnState;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A desk receives a device, inspects it, or gives it up for lost. What that costs is charged by {@link SettleReturn} afterwards. */
@Component(service = MoveReturn.class)
public final class MoveReturn {
    private final Clock clock;
    private final Transactions transactions;
    private final Books books;
    private final DeviceDesk desk;
    private final Telling telling;

    /** What is written to. */
    @Component(service = Books.class)
    public record Books(ReturnBook returns, DeviceBook devices, ModelBook models, Storefronts storefronts) {
        @Activate
        public Books(
                @Reference ReturnBook returns,
                @Reference DeviceBook devices,
                @Reference ModelBook models,
                @Reference Storefronts storefronts) {
            this.returns = returns;
            this.devices = devices;
            this.models = models;
            this.storefronts = storefronts;
        }
    }

    /** Who hears of it. */
    @Component(service = Telling.class)
    public record Telling(DeviceNews news, Outbox outbox) {
        @Activate
        public Telling(@Reference DeviceNews news, @Reference Outbox outbox) {
            this.news = news;
            this.outbox = outbox;
        }
    }

    @Activate
    public MoveReturn(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Books books,
            @Reference DeviceDesk desk,
            @Reference Telling telling) {
        this.clock = clock;
        this.transactions = transactions;
        this.books = books;
        this.desk = desk;
        this.telling = telling;
    }

    /**
     * The parcel is here.
     *
     * @param postmark day on which the member sent it; null when it cannot be read: then the day of arrival counts
     * @param received null: today
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE for days that cannot be; CONFLICT {@code rental.return-step}
     */
    public ReturnOrder receive(Caller caller, String id, LocalDate postmark, LocalDate received) {
        LocalDate today = Japan.day(clock.instant());
        LocalDate came = received == null ? today : received;
        return move(caller, id, ReturnState.RETURNED, order -> {
            requireDays(postmark, came, today);
            return with(order, ReturnState.RETURNED, new ReturnOrder.Came(postmark, came, null, List.of()));
        });
    }

    /**
     * The box was opened.
     *
     * @param missing accessories that should be there and are not
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE {@code rental.accessory-unknown}; CONFLICT {@code rental.return-step}
     */
    public ReturnOrder inspect(Caller caller, String id, boolean damaged, List<String> missing) {
        return move(caller, id, ReturnState.INSPECTED, order -> {
            requireAccessories(order, missing);
            return with(
                    order,
                    ReturnState.INSPECTED,
                    new ReturnOrder.Came(order.came().postmark(), order.came().received(), damaged, missing));
        });
    }

    /**
     * It will not come back.
     *
     * @param waived whether the loss is not charged, such as when a support plan covers it; stands in the record
     * @throws RefusedException NOT_FOUND; CONFLICT {@code rental.return-step}
     */
    public ReturnOrder lose(Caller caller, String id, boolean waived) {
        return transactions.required(() -> {
            ReturnOrder lost = move(caller, id, ReturnState.LOST, order -> with(order, ReturnState.LOST, order.came()));
            if (!waived) {
                telling.outbox().publish(SettleReturn.TOPIC, id, SettleReturn.Part.LOSS.payload());
            }
            return lost;
        });
    }

    private ReturnOrder move(Caller caller, String id, ReturnState next, UnaryOperator<ReturnOrder> change) {
        return transactions.required(() -> {
            ReturnOrder before = books.returns()
                    .find(id)
                    .filter(order -> desk.sees(caller, order.storefront()))
                    .orElseThrow(RefusedException::notFound);
            RentalDevice device = books.devices().find(before.device()).orElseThrow();
            DeviceState becomes = DeviceState.valueOf(next.name());
            if (!device.state().canBecome(becomes) || before.state() == ReturnState.INSPECTED) {
                throw refused(before, next);
            }
            ReturnOrder after = change.apply(before);
            boolean moved = books.returns().move(before.state(), after, clock.instant())
                    && books.devices().move(device, becomes, clock.instant());
            if (!moved) {
                throw refused(before, next);
            }
            announce(caller, device, after);
            return after;
        });
    }

    private void announce(Caller caller, RentalDevice device, ReturnOrder order) {
        ReturnOrder.Came came = order.came();
        telling.news()
                .record(
                        caller,
                        device,
                        "return-" + order.state().word().replace('_', '-'),
                        Map.of(
                                "return", order.id(),
                                "due", order.dueOn(),
                                "postmark",
                                        came.postmark() == null
                                                ? ""
                                                : came.postmark().toString(),
                                "missing", String.join(",", came.missing())));
        if (order.state() == ReturnState.RETURNED) {
            telling.news().tell(device, "rental.mail-returned", Map.of("received", came.received()));
            if (isLate(order)) {
                telling.outbox().publish(SettleReturn.TOPIC, order.id(), SettleReturn.Part.LATE.payload());
            }
        }
        if (order.state() == ReturnState.INSPECTED) {
            telling.outbox().publish(SettleReturn.TOPIC, order.id(), SettleReturn.Part.INSPECTED.payload());
        }
    }

    /** R066: the criterion is the one in force when the device was due. */
    private boolean isLate(ReturnOrder order) {
        boolean byPostmark = books.storefronts()
                .policies(order.storefront(), order.dueOn())
                .text("returnDateCriterion")
                .filter("RECEIPT"::equals)
                .isEmpty();
        return ReturnRule.isLate(
                order.dueOn(), order.came().postmark(), order.came().received(), byPostmark);
    }

    private void requireAccessories(ReturnOrder order, List<String> missing) {
        RentalDevice device = books.devices().find(order.device()).orElseThrow();
        List<String> known = books.models()
                .find(device.storefront(), device.model())
                .map(DeviceModel::accessories)
                .orElse(List.of());
        if (!known.containsAll(missing)) {
            throw RefusedException.invalid(List.of(
                    new FieldError("/missing", "rental.accessory-unknown", Map.of("known", String.join(", ", known)))));
        }
    }

    private static void requireDays(LocalDate postmark, LocalDate received, LocalDate today) {
        if (received.isAfter(today)) {
            throw RefusedException.invalid(List.of(FieldError.of("/received_on", "rental.day-to-come")));
        }
        if (postmark != null && postmark.isAfter(received)) {
            throw RefusedException.invalid(List.of(FieldError.of("/postmark_on", "rental.postmark-after-receipt")));
        }
    }

    private static ReturnOrder with(ReturnOrder order, ReturnState next, ReturnOrder.Came came) {
        return new ReturnOrder(
                order.id(),
                order.storefront(),
                order.contract(),
                order.device(),
                order.endsOn(),
                order.dueOn(),
                next,
                order.overdue(),
                came);
    }

    private static RefusedException refused(ReturnOrder order, ReturnState next) {
        return new RefusedException(
                RefusedException.Kind.CONFLICT,
                "rental.return-step",
                Map.of("from", order.state().name(), "to", next.name()));
    }
}
