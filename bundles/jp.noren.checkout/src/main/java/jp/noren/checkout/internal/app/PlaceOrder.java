package jp.noren.checkout.internal.app;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Buys what lies in the cart. First everything is judged; then the gate of the payment's provider is entered (a closed one leaves by its own exception,
 * before anything is written); then one transaction writes the order; then the payment is carried out, and the order follows its result.
 * A repeated idempotency key finds the order that exists and goes on with it.
 */
@Component(service = PlaceOrder.class)
public final class PlaceOrder {

    /**
     * @param key the buyer's idempotency key
     * @param termsVersion the version of the terms the buyer agrees to with this order, or null
     * @param returnUrl where his browser goes at the end of 3-D Secure, or null
     * @param expectedTotal the total with tax he was shown, or null
     */
    public record Command(
            Caller caller, String key, Method method, String termsVersion, URI returnUrl, Yen expectedTotal) {}

    /**
     * What the buyer says of his payment; what his method does not ask for is null.
     *
     * @param assignmentVersion the version of the assignment of the claim that he agrees to (R119)
     */
    public record Method(String name, Card card, Wallet wallet, Rent rent, String assignmentVersion) {
        public Method(String name, Card card) {
            this(name, card, null, null, null);
        }
    }

    /** A card as its one-time token. Never a number. */
    public record Card(String token, String tokenKey, String brand, int instalments, boolean authenticate) {
        @Override
        public String toString() {
            return "Card[hidden, " + brand + "]";
        }
    }

    /** @param userToken what the company's script in the browser gave; null before he has logged in there */
    public record Wallet(String userToken) {
        @Override
        public String toString() {
            return "Wallet[hidden]";
        }
    }

    /** @param month the first rent claim it is added to */
    public record Rent(String lease, YearMonth month) {}

    private final Clock clock;
    private final DraftOrder drafts;
    private final WriteOrder writer;
    private final SettleOrder settler;
    private final Doors doors;

    @Activate
    public PlaceOrder(
            @Reference Clock clock,
            @Reference DraftOrder drafts,
            @Reference WriteOrder writer,
            @Reference SettleOrder settler,
            @Reference Doors doors) {
        this.clock = clock;
        this.drafts = drafts;
        this.writer = writer;
        this.settler = settler;
        this.doors = doors;
    }

    /**
     * @throws RefusedException CONFLICT {@code checkout.…} with nothing written
     * @throws jp.noren.kernel.gate.ClosedGateException when the provider is away, with nothing written
     */
    public Placed handle(Command command) {
        Instant now = clock.instant();
        try {
            return place(drafts.handle(command, now));
        } catch (RefusedException refused) {
            // The cart of a repeated request is empty already: that is no reason to refuse it.
            return writer.existing(command.caller().id(), command.key())
                    .map(order -> goOn(order, command, now))
                    .orElseThrow(() -> refused);
        }
    }

    private Placed place(Draft draft) {
        try (Doors.Entered inside = enter(draft)) {
            return pay(inside, writer.write(draft, inside));
        }
    }

    private Placed goOn(Order order, Command command, Instant now) {
        if (order.status() != OrderStatus.PLACED) {
            return settler.refresh(order);
        }
        Draft draft = drafts.again(order, command, now);
        try (Doors.Entered inside = enter(draft)) {
            return pay(inside, writer.prepareAgain(draft, inside.session()));
        }
    }

    private Placed pay(Doors.Entered inside, Placed placed) {
        return placed.order().status() == OrderStatus.PLACED ? settler.execute(inside, placed) : placed;
    }

    private Doors.Entered enter(Draft draft) {
        return doors.enter(draft.shop().storefront(), draft.order().payment().method(), draft.buyer());
    }
}
